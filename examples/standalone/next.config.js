/** @type {import('next').NextConfig} */
module.exports = {
  output: 'standalone',
  experimental: { appDir: false },
};
