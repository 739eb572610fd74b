module.exports = {
  experimental: { proxyTimeout: 0 },
};
