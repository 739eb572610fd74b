const { withSentryConfig } = require('@sentry/nextjs');

const config = withSentryConfig({ experimental: { appDir: true } }, { silent: true });
config.experimental.appDir = false;
config.poweredByHeader = false;

module.exports = config;
