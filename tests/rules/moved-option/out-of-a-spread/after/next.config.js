const shared = {};
module.exports = {
  experimental: { ...shared, cpus: 2 },
  turbopack: { resolveAlias: { a: 'b' } },
};
