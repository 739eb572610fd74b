const withPlugins = require('next-compose-plugins');
const { PHASE_DEVELOPMENT_SERVER } = require('next/constants');
const optimizedImages = require('next-optimized-images');

module.exports = withPlugins(
  [[optimizedImages, { mozjpeg: { quality: 80 } }, ['!', PHASE_DEVELOPMENT_SERVER]]],
  { webpack5: true, experimental: { appDir: true } },
);
