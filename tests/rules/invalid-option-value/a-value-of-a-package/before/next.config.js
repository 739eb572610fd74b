module.exports = { reactStrictMode: require('values').strict };
