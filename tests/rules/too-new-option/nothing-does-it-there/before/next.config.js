module.exports = {
  typedRoutes: true,
  reactCompiler: true,
};
