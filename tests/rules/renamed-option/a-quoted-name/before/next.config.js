module.exports = {
  'skipMiddlewareUrlNormalize': true, // for rewrites
};
