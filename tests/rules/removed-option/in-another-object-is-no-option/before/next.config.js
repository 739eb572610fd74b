module.exports = { env: { appDir: 'true' } };
