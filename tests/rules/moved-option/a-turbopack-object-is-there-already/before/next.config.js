module.exports = {
  turbopack: { root: '/app' }, // kept
  experimental: { turbo: { resolveAlias: { a: 'b' } } },
};
