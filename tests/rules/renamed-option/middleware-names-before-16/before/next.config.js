module.exports = { skipMiddlewareUrlNormalize: true };
