module.exports = { experimental: { appDir: false } };
