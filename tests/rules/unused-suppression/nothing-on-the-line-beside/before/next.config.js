module.exports = {
  reactStrictMode: true, // nextlint-ignore[ignored-config]: we will rename it soon
};
