module.exports = {
  reactStrictMode: true,
  swcMinify: true, // faster
  compress: true,
};
