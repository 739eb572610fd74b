const { withSentryConfig } = require('@sentry/nextjs');
module.exports = withSentryConfig({ experimental: { appDir: false } }, { experimental: { appDir: true } });
