import { withSentryConfig } from '@sentry/nextjs';
import base, { experimental } from './base.mjs';

const config = { ...base, experimental: { ...experimental, appDir: process.env.PAGES ? false : experimental.appDir } };

export default process.env.SENTRY_DSN ? withSentryConfig({ ...config, env: { TRACED: '1' } }, { silent: true }) : config;
