module.exports = {
  experimental: { proxyTimeout: 300000 },
};
