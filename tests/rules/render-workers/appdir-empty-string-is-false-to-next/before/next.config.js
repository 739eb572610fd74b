module.exports = { experimental: { appDir: '' } };
