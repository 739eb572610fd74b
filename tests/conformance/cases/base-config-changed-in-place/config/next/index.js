module.exports = { experimental: { appDir: true }, env: {} };
