export const flags = { appDir: false };
