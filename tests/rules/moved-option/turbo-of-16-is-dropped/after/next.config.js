module.exports = {
  turbopack: {
    rules: { '*.svg': { loaders: ['@svgr/webpack'], as: '*.js' } },
    resolveAlias: { a: 'b' },
  },
};
