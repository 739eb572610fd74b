const { withSentryConfig } = require('@sentry/nextjs');

module.exports = withSentryConfig({ serverExternalPackages: ['knex'] }, { silent: true });
