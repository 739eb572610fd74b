module.exports = {
  experimental: { optimizeCss: true },
  cacheComponents: true,
};
