module.exports = { experimental: { appDir: true }, poweredByHeader: false };
