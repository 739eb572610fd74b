module.exports = {
  experimental: { appDir: true, appDir: false },
  compress: true,
  compress: false,
};
