module.exports = {
  ...(process.env.BIG ? { cacheMaxMemorySize: 0 } : {}),
  experimental: { isrMemoryCacheSize: 0 },
};
