const withPlugins = require('next-compose-plugins');
const withTM = require('next-transpile-modules')(['@acme/ui']);
const nextConfig = { reactStrictMode: true, experimental: { appDir: true } };

module.exports = (phase, { defaultConfig }) => withPlugins([withTM], nextConfig)(phase, { defaultConfig });
