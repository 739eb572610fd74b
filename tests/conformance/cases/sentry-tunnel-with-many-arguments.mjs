import { withSentryConfig } from '@sentry/nextjs';
let config = { experimental: { appDir: true, instrumentationHook: true } };
if (process.env.NEXT_PUBLIC_SENTRY_DSN) {
  config = withSentryConfig({ ...config, devtool: 'source-map' }, { silent: true }, { tunnelRoute: '/monitoring', hideSourceMaps: true });
}
if (process.env.ANALYZE) {
  const { default: analyzer } = await import('@next/bundle-analyzer');
  config = analyzer({ enabled: true })(config);
}
export default config;
