module.exports = {
  experimental: { proxyClientMaxBodySize: '20mb' },
};
