module.exports = {
  experimental: { proxyTimeout: false },
};
