module.exports = {
  experimental: {
    turbo: { loaders: { '.svg': ['@svgr/webpack'] }, resolveAlias: { a: 'b' } },
  },
};
