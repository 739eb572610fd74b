module.exports = {
  reactStrictMode: true
