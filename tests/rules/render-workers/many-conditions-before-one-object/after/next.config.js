if (!process.env.AUTH_SECRET) throw new Error('AUTH_SECRET is missing');
if (process.env.PREVIEW_URL && !process.env.PUBLIC_URL) {
  process.env.PUBLIC_URL = `https://${process.env.PREVIEW_URL}`;
}
if (process.argv.includes('--https')) {
  process.env.PUBLIC_URL = process.env.PUBLIC_URL?.replace('http://', 'https://');
}
const plugins = [];
if (process.env.ANALYZE === 'true') plugins.push(require('@next/bundle-analyzer')({ enabled: true }));
if (process.env.SENTRY_DSN) plugins.push((config) => require('@sentry/nextjs').withSentryConfig(config, {}));
if (process.env.AXIOM) plugins.push(require('next-axiom').withAxiom);
const isPreview = process.env.STAGE === 'preview' || process.env.STAGE === 'test';

const nextConfig = {
  reactStrictMode: true,
  productionBrowserSourceMaps: isPreview,
  env: { PUBLIC_URL: process.env.PUBLIC_URL },
  experimental: { appDir: false },
};

module.exports = () => plugins.reduce((config, plugin) => plugin(config), nextConfig);
