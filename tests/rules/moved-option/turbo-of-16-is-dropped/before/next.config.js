module.exports = {
  experimental: {
    turbo: {
      rules: { '*.svg': { loaders: ['@svgr/webpack'], as: '*.js' } },
      resolveAlias: { a: 'b' },
    },
  },
};
