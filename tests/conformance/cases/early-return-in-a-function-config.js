module.exports = () => {
  const config = { experimental: { appDir: true } };
  if (!process.env.PAGES_ONLY) {
    return config;
  }
  config.experimental.appDir = false;
  config.env = { MODE: process.env.PAGES_ONLY };
  return config;
};
