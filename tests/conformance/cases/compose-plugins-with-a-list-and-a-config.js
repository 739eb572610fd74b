const withPlugins = require('next-compose-plugins');
const withImages = require('next-images');
const withSass = require('@zeit/next-sass');
const withTM = require('next-transpile-modules')(['@acme/ui', '@acme/icons']);

const nextConfig = {
  distDir: 'dist',
  experimental: { appDir: false },
};

module.exports = withPlugins([[withTM], [withSass, { cssModules: true }], withImages], nextConfig);
