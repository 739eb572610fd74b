module.exports = {
  reactStrictMode: true,
  // native modules
  serverExternalPackages: ['sharp'],
  // links
  typedRoutes: true,
};
