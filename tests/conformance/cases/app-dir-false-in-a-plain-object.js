module.exports = {
  poweredByHeader: false,
  experimental: {
    appDir: false,
    scrollRestoration: true,
  },
};
