export let flags = { appDir: false };
export const VERSION = '1';
flags = { appDir: true };
