module.exports = {
  webpack: (config) => config,
  turbopack: { resolveAlias: { a: 'b' } },
};
