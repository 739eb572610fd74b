const withPlugins = require('next-compose-plugins');
module.exports = async (phase, { defaultConfig }) =>
  withPlugins([[require('next-images')]], { ...defaultConfig, experimental: { ...defaultConfig.experimental, appDir: false } })(phase, { ...defaultConfig });
