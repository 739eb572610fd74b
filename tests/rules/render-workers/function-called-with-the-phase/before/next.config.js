module.exports = (phase) => {
  if (phase === 'phase-production-server') return { experimental: { appDir: false } };
  return {};
};
