import { withSentryConfig } from '@sentry/nextjs';

const config = async (phase) => {
  return { env: { PHASE: phase }, experimental: { appDir: true } };
};

export default withSentryConfig(config, undefined);
