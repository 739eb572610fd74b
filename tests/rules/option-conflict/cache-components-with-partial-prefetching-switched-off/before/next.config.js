module.exports = {
  cacheComponents: true,
  partialPrefetching: false,
};
