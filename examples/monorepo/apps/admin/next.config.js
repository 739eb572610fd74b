const isProduction = process.env.NODE_ENV === 'production';

module.exports = (phase, { defaultConfig }) => ({
  ...defaultConfig,
  poweredByHeader: !isProduction,
  ...(process.env.CDN ? { assetPrefix: process.env.CDN } : {}),
});
