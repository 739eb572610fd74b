module.exports = {
  experimental: { appDir: false, typedRoutes: false },
};
