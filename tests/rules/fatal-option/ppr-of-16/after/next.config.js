module.exports = {
  experimental: { optimizeCss: true },
};
