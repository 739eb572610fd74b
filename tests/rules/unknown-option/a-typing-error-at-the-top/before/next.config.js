module.exports = {
  reactStrictmode: true, // strict
  compress: true,
};
