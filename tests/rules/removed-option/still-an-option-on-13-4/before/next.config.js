module.exports = {
  output: 'standalone',
  experimental: { appDir: true },
};
