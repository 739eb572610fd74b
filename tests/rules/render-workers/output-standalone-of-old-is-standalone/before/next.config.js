module.exports = { experimental: { outputStandalone: true, appDir: false } };
