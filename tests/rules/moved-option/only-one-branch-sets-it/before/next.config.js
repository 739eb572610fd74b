module.exports = process.env.TYPED
  ? { experimental: { typedRoutes: true } }
  : { compress: true };
