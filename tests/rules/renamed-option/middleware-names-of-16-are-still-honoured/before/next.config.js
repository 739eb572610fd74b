module.exports = {
  skipMiddlewareUrlNormalize: true,
  experimental: { middlewareClientMaxBodySize: '20mb' },
};
