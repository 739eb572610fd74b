module.exports = { skipMiddlewareUrlNormalize: true,, };
