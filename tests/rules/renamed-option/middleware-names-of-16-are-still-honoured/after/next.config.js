module.exports = {
  skipProxyUrlNormalize: true,
  experimental: { proxyClientMaxBodySize: '20mb' },
};
