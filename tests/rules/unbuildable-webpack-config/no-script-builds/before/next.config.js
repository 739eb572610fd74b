module.exports = {
  webpack: (config) => config,
};
