'use strict';

module.exports = Object.freeze({
  experimental: Object.freeze({ appDir: true }),
  reactStrictMode: true,
});
