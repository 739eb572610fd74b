export const shared = 'a';
export default { experimental: { appDir: true } };
