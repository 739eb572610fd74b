module.exports = { reactStrictMode: 'true' };
