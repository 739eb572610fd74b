// links
module.exports = {
  compress: true, // gzip
  typedRoutes: true,
};
