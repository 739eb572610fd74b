module.exports = {
  experimental: { instrumentationHook: process.env.TRACING },
};
