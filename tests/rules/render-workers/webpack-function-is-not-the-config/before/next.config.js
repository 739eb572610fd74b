module.exports = {
  experimental: { appDir: false },
  webpack(config) {
    config.experimental = { appDir: true };
    return config;
  },
};
