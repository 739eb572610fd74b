export const experimental = { appDir: false };
