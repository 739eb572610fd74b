module.exports = { target: 'server', experimental: { appDir: false } };
