module.exports = {
  basePath: process.env.BASE_PATH || '',
  assetPrefix: process.env.CDN_URL ?? '/static-assets',
  env: {
    API_URL: process.env.API_URL || 'http://localhost:3001',
    RELEASE: process.env.RELEASE,
  },
};
