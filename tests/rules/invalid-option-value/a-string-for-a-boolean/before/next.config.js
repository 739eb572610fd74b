module.exports = {
  reactStrictMode: 'true',
};
