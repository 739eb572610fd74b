let config = { experimental: { appDir: true }, swcMinify: true };

config = require('@next/bundle-analyzer')({ enabled: false })(config);
config = require('next-pwa')({ dest: 'public' })(config);
config = { ...config, productionBrowserSourceMaps: true };

module.exports = config;
