module.exports = {
  reactStrictMode: true, // strict
  compress: true,
};
