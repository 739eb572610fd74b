module.exports = {
  experimental: {
    appDir: true,
    typedRoutes: true,
  },
};
