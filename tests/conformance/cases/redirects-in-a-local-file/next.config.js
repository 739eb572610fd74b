const redirects = require('./redirects');
const { i18n } = require('./next-i18next.config');
const withPWA = require('next-pwa')({ dest: 'public' });

module.exports = withPWA({ i18n, redirects, images: { domains: redirects.hosts }, experimental: { appDir: false } });
