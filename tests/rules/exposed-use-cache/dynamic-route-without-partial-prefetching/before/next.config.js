module.exports = {
  cacheComponents: true,
};
