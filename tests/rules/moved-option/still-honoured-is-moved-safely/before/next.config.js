module.exports = {
  reactStrictMode: true,
  experimental: {
    // native modules
    serverComponentsExternalPackages: ['sharp'],
    typedRoutes: true, // links
  },
};
