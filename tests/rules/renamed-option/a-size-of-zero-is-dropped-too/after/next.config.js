module.exports = {
  cacheMaxMemorySize: 0,
};
