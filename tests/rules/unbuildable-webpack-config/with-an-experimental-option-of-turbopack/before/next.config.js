module.exports = {
  webpack: (config) => config,
  experimental: { turbopackFileSystemCacheForDev: true },
};
