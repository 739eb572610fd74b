import { withSentryConfig } from '@sentry/nextjs';
import createMDX from '@next/mdx';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin();
const withMDX = createMDX({ options: { remarkPlugins: [] } });

/** @type {import('next').NextConfig} */
let config = withMDX({ pageExtensions: ['js', 'jsx', 'mdx', 'ts', 'tsx'], experimental: { mdxRs: true, appDir: true } });
config = withNextIntl(config);

if (process.env.NEXT_PUBLIC_SENTRY_DSN) {
  config = withSentryConfig(config, { silent: true, authToken: process.env.SENTRY_AUTH_TOKEN });
}

export default config;
