const withPlugins = require('next-compose-plugins');
const optimizedImages = require('next-optimized-images');
const { PHASE_DEVELOPMENT_SERVER } = require('next/constants');
const nextConfig = { target: 'server', experimental: { appDir: false } };
module.exports = withPlugins([[optimizedImages, { optimizeImages: false }, ['!', PHASE_DEVELOPMENT_SERVER]]], nextConfig);
