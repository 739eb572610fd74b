module.exports = { env: { pwa: 'yes' } };
