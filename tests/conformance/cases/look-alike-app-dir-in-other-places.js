const appDir = true;
const unused = { experimental: { appDir: false } };

module.exports = {
  appDir,
  env: { appDir: 'true' },
  experimental: { turbo: { appDir: false }, appDirs: true },
  webpack(config) {
    config.experimental = { appDir: true };
    return config;
  },
};
