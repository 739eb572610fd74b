module.exports = { skipMiddlewareUrlNormalize: true, skipProxyUrlNormalize: true };
