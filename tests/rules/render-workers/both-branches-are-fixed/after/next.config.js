module.exports = process.env.STAGING
  ? { basePath: '/staging', experimental: { appDir: false } }
  : { basePath: '/shop', experimental: { appDir: false } };
