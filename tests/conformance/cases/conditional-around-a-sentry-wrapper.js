const { withSentryConfig } = require('@sentry/nextjs');

const moduleExports = {
  experimental: { appDir: true },
  sentry: { hideSourceMaps: true },
};

const sentryWebpackPluginOptions = { silent: true, org: 'acme', project: 'web' };

const exportConfig = process.env.SENTRY_AUTH_TOKEN
  ? withSentryConfig(moduleExports, sentryWebpackPluginOptions)
  : moduleExports;

module.exports = exportConfig;
