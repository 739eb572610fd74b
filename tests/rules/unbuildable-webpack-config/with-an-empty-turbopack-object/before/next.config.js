module.exports = {
  webpack: (config) => config,
  turbopack: {},
};
