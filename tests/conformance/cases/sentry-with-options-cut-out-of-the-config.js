const { withSentryConfig } = require('@sentry/nextjs');

const moduleExports = {
  sentry: { hideSourceMaps: true, widenClientFileUpload: true },
  productionBrowserSourceMaps: false,
  experimental: { appDir: true, instrumentationHook: true },
};

const sentryWebpackPluginOptions = {
  silent: true,
  org: process.env.SENTRY_ORG,
  project: process.env.SENTRY_PROJECT,
};

module.exports = process.env.SENTRY_AUTH_TOKEN
  ? withSentryConfig(moduleExports, sentryWebpackPluginOptions, { hideSourceMaps: true })
  : moduleExports;
