export let experimental = { appDir: true };
export const poweredByHeader = false;
experimental = { appDir: false };
