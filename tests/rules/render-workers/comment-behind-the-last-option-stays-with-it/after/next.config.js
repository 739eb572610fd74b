module.exports = {
  reactStrictMode: true, // React 18
  experimental: { appDir: false },
  // swcMinify: true,
};
