module.exports = {
  experimental: {},
  reactStrictMode: false,
};
