module.exports = {
  experimental: { appDir: null },
};
