const { withSentryConfig } = require('@sentry/nextjs');

module.exports = withSentryConfig(
  { reactStrictMode: true, experimental: { appDir: true, instrumentationHook: true } },
  { silent: true, org: 'acme', project: 'shop' },
  { widenClientFileUpload: true, hideSourceMaps: true, disableLogger: true },
);
