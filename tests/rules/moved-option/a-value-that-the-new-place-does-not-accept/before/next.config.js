module.exports = {
  experimental: { typedRoutes: 'yes' },
};
