module.exports = {
  cacheComponents: true,
  experimental: { ppr: true },
};
