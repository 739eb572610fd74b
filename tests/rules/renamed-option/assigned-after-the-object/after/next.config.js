const config = {};
config.skipProxyUrlNormalize = true; // for rewrites
module.exports = config;
