// Strict mode finds bugs.
module.exports = {
  reactStrictMode: true,
};
