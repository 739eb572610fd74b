module.exports = (phase) => ({
  output: 'standalone',
  experimental: { appDir: phase !== 'phase-production-build' },
});
