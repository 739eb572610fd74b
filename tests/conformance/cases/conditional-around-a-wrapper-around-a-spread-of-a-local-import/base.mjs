export const experimental = { appDir: true, esmExternals: true };
export default { compress: false, experimental };
