const config = {};
config.skipMiddlewareUrlNormalize = true; // for rewrites
module.exports = config;
