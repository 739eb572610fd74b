module.exports = {
  ...(process.env.RAW ? { skipMiddlewareUrlNormalize: true } : {}),
};
