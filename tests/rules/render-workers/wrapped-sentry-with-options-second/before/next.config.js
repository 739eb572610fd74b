const { withSentryConfig } = require('@sentry/nextjs');

const nextConfig = {
  experimental: { appDir: false },
};

module.exports = withSentryConfig(nextConfig, { silent: true });
