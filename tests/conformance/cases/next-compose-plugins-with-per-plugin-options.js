const withPlugins = require('next-compose-plugins');
const withImages = require('next-images');
const withTM = require('next-transpile-modules')(['@acme/ui', '@acme/lib']);
const withBundleAnalyzer = require('@next/bundle-analyzer')({ enabled: process.env.ANALYZE === 'true' });

const nextConfig = {
  i18n: { locales: ['en', 'de'], defaultLocale: 'en' },
  experimental: { appDir: true },
};

module.exports = withPlugins([[withTM], [withImages, { inlineImageLimit: 0 }], withBundleAnalyzer], nextConfig);
