module.exports = process.env.TYPED
  ? { typedRoutes: true }
  : { compress: true };
