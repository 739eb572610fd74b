module.exports = {
  experimental: { ppr: true, optimizeCss: true },
};
