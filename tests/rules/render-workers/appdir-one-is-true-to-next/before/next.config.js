module.exports = { experimental: { appDir: 1 } };
