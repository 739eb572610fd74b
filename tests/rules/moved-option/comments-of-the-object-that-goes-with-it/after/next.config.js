module.exports = {
  reactStrictMode: true,
  // what is not stable yet
  // native code
  // no bundle
  // the end of it
  serverExternalPackages: ['sharp'],
};
