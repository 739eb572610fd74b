// Strict mode finds bugs.
// nextlint-ignore[ignored-config]: we will rename it soon
module.exports = {
  reactStrictMode: true,
};
