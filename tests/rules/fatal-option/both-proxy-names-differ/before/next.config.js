module.exports = {
  skipMiddlewareUrlNormalize: true, // the old one
  skipProxyUrlNormalize: false,
};
