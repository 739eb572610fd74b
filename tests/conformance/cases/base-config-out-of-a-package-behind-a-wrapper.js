const { withSentryConfig } = require('@sentry/nextjs');
const base = require('@acme/next-config');

module.exports = withSentryConfig(base, { silent: true });
