const path = require('path');
const { withSentryConfig } = require('@sentry/nextjs');
const makeConfig = require('../../config/next.base.js');

const config = makeConfig({ app: 'shop', transpile: ['@acme/ui'] });

module.exports = process.env.SENTRY_DSN
  ? withSentryConfig({ ...config, sentry: { disableServerWebpackPlugin: true } }, { silent: true })
  : config;
