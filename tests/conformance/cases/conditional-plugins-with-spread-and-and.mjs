import withBundleAnalyzer from '@next/bundle-analyzer';
import withPWAInit from '@ducanh2912/next-pwa';
import createNextIntlPlugin from 'next-intl/plugin';

const plugins = [
  ...(process.env.ANALYZE === 'true' ? [withBundleAnalyzer({ enabled: true })] : []),
  process.env.PWA && withPWAInit({ dest: 'public' }),
  createNextIntlPlugin(),
].filter(Boolean);

/** @type {() => import('next').NextConfig} */
const config = () => plugins.reduce((acc, plugin) => plugin(acc), {
  experimental: { appDir: true, ...(process.env.TURBO && { turbo: {} }) },
});
export default config;
