module.exports = {
  experimental: { proxyTimeout: 120_000 },
};
