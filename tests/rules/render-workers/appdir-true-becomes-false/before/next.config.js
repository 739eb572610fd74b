module.exports = {
  experimental: { appDir: true, typedRoutes: false },
};
