module.exports = {
  'skipProxyUrlNormalize': true, // for rewrites
};
