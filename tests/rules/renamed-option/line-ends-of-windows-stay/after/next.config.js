module.exports = {
  // for rewrites
  skipProxyUrlNormalize: true, // as it was
};
