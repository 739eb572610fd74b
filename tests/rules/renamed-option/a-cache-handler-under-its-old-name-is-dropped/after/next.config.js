module.exports = {
  cacheHandler: require.resolve('./cache.js'),
};
