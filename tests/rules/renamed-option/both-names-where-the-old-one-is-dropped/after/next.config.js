module.exports = {
  cacheMaxMemorySize: 0, // for 14.1 and later
};
