module.exports = {
  experimental: { incrementalCacheHandlerPath: require.resolve('./cache.js') },
};
