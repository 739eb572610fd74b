import createNextIntlPlugin from 'next-intl/plugin';
import { withSentryConfig, type SentryBuildOptions } from '@sentry/nextjs';
import bundleAnalyzer from '@next/bundle-analyzer';
import type { NextConfig } from 'next';

const withNextIntl = createNextIntlPlugin();
const withBundleAnalyzer = bundleAnalyzer({ enabled: process.env.ANALYZE === 'true' });
const sentry: SentryBuildOptions = { org: 'acme', silent: !process.env.CI, widenClientFileUpload: true };

const config: NextConfig = {
  experimental: { optimizePackageImports: ['lodash-es'], ppr: 'incremental' },
  logging: { fetches: { fullUrl: true } },
};

export default withSentryConfig(withBundleAnalyzer(withNextIntl(config)), sentry);
