process.env.NODE_ENV = process.env.APP_STAGE === 'dev' ? 'development' : process.env.NODE_ENV;

module.exports = {
  experimental: { appDir: process.env.NODE_ENV === 'development' },
  compress: process.env.NODE_ENV === 'production',
};
