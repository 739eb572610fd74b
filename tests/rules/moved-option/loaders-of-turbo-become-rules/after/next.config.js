module.exports = {
  turbopack: {
    rules: { '*.svg': ['@svgr/webpack'] },
    resolveAlias: { a: 'b' },
  },
};
