const it = { experimental: { appDir: true } };
export { it as 'the config' };
