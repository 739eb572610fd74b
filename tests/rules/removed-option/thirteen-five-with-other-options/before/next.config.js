module.exports = {
  experimental: {
    // the router
    appDir: false,
    typedRoutes: true, // safer links
  },
};
