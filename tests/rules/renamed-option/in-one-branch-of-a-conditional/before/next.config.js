const raw = { skipMiddlewareUrlNormalize: true };
module.exports = process.env.RAW ? raw : { skipProxyUrlNormalize: false };
