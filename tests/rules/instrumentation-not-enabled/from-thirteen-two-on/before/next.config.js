module.exports = {
  experimental: { instrumentationHook: false },
};
