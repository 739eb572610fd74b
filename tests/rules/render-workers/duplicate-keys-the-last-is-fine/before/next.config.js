module.exports = {
  experimental: { appDir: true },
  experimental: { appDir: false },
};
