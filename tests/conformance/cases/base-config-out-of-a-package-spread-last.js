const shared = require('@acme/next-config/shared');

module.exports = {
  reactStrictMode: true,
  experimental: { appDir: false },
  ...shared,
};
