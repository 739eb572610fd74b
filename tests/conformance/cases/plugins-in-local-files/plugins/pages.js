module.exports = (config) => {
  config.experimental.appDir = false;
  return config;
};
