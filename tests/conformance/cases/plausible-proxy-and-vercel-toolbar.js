const { withPlausibleProxy } = require('next-plausible');
const withVercelToolbar = require('@vercel/toolbar/plugins/next')();
const nextConfig = { experimental: { appDir: true }, reactStrictMode: true };
module.exports = withPlausibleProxy({ customDomain: process.env.PLAUSIBLE || 'https://plausible.io' })(withVercelToolbar(nextConfig));
