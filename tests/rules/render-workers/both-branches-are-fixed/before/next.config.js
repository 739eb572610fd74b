module.exports = process.env.STAGING
  ? { basePath: '/staging' }
  : { basePath: '/shop' };
