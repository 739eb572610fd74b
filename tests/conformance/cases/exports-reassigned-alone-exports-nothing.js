exports = { experimental: { appDir: false } };
