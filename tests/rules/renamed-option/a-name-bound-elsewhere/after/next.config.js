const skipMiddlewareUrlNormalize = process.env.RAW === '1';
module.exports = { skipProxyUrlNormalize: skipMiddlewareUrlNormalize };
