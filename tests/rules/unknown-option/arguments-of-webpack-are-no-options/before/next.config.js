module.exports = {
  webpack: (config) => ({ ...config, reactStrictmode: true }),
};
