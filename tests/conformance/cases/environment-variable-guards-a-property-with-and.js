module.exports = {
  ...(process.env.STANDALONE && { output: 'standalone' }),
  experimental: {
    ...(process.env.LEGACY === '1' && { appDir: false }),
    ...(process.env.TURBO ? { turbo: { rules: { '*.svg': { loaders: ['@svgr/webpack'], as: '*.js' } } } } : {}),
  },
};
