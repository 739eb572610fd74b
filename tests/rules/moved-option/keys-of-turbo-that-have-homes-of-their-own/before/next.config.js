module.exports = {
  experimental: {
    turbo: { resolveAlias: { a: 'b' }, sourceMaps: true },
  },
};
