module.exports = { experimental: { appDir: undefined } };
