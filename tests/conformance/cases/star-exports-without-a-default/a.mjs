export const env = { from: 'a' };
export const experimental = { appDir: true };
