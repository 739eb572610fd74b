const config = {
  experimental: {
    turbo: { rules: {} }, // for icons
  },
};
config.experimental.turbo.rules['*.svg'] = { loaders: ['@svgr/webpack'], as: '*.js' };
module.exports = config;
