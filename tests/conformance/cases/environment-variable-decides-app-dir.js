module.exports = {
  experimental: {
    appDir: process.env.USE_APP_DIR === 'true',
    instrumentationHook: Boolean(process.env.OTEL_ENABLED),
  },
};
