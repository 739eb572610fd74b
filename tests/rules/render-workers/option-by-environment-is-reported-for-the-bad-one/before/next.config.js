module.exports = {
  experimental: { appDir: process.env.APP_DIR === '1' },
};
