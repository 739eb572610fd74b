module.exports = {
  // for rewrites
  skipMiddlewareUrlNormalize: true, // as it was
};
