module.exports = {
  experimental: {
    turbopackSourceMaps: true,
  },
  turbopack: { resolveAlias: { a: 'b' } },
};
