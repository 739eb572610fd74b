export const defaults = { experimental: { appDir: true } };
export default (config) => ({ ...config, plugged: true });
