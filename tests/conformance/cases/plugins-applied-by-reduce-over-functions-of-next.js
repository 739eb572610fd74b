const withBundleAnalyzer = require('@next/bundle-analyzer')({ enabled: !!process.env.ANALYZE });
const withIntl = require('next-intl/plugin')('./src/i18n.ts');

module.exports = () => {
  const plugins = [withIntl, withBundleAnalyzer];
  return plugins.reduce((acc, next) => next(acc), {
    reactStrictMode: true,
    experimental: { appDir: true },
  });
};
