module.exports = {
  reactStrictMode: true,
  compress: true,
};
