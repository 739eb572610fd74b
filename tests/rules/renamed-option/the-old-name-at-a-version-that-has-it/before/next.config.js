module.exports = {
  experimental: { incrementalCacheHandlerPath: './cache.js' },
};
