module.exports = { experimental: { appDir: 0 } };
