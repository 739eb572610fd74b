module.exports = {
  cacheMaxMemorySize: 0, // for 14.1 and later
  experimental: {
    isrMemoryCacheSize: 0, // for 14.0
  },
};
