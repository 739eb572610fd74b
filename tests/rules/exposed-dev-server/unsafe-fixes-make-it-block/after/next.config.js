module.exports = {
  reactStrictMode: true,
  allowedDevOrigins: [],
};
