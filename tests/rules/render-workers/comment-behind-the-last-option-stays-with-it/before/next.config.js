module.exports = {
  reactStrictMode: true, // React 18
  // swcMinify: true,
};
