module.exports = {
  // what is not stable yet
  experimental: {
    // native code
    serverComponentsExternalPackages: ['sharp'], // no bundle
  }, // the end of it
  reactStrictMode: true,
};
