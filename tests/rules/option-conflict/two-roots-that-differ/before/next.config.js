module.exports = {
  outputFileTracingRoot: '/repo',
  turbopack: { root: '/repo/app' },
};
