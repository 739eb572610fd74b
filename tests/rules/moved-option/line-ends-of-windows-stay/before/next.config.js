// links
module.exports = {
  experimental: { typedRoutes: true },
  compress: true, // gzip
};
