module.exports = {
  experimental: { instrumentationHook: true, optimizeCss: true },
};
