export default { compress: false };
export const flags = { appDir: false };
