const { withSentryConfig } = require('@sentry/nextjs');

let config = { experimental: { appDir: true } };
if (process.env.NODE_ENV === 'production') {
  config = withSentryConfig(config, { silent: true });
}
if (process.env.CI) {
  config = { ...config, eslint: { ignoreDuringBuilds: true } };
}
module.exports = config;
