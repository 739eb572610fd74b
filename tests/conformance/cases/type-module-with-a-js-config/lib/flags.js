export const experimental = { appDir: process.env.APP === 'yes' };
