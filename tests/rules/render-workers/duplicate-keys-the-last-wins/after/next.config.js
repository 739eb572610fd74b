module.exports = {
  experimental: { appDir: false },
  experimental: { appDir: false },
};
