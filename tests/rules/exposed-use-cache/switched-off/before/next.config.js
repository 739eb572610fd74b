module.exports = {
  cacheComponents: false,
};
