module.exports = {
  experimental: { appDir: false },
  experimental: { appDir: true },
};
