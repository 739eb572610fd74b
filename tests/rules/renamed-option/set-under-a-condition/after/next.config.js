module.exports = {
  ...(process.env.RAW ? { skipProxyUrlNormalize: true } : {}),
};
