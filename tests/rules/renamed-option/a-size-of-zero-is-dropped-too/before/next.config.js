module.exports = {
  experimental: { isrMemoryCacheSize: 0 },
};
