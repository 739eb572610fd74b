module.exports = {
  experimental: {
    typedRoutes: true, // safer links
  },
};
