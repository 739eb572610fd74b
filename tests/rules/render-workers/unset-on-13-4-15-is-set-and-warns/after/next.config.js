module.exports = {
  poweredByHeader: false,
  experimental: { appDir: false },
};
