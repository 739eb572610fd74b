const withBundleAnalyzer = require('@next/bundle-analyzer')({
  enabled: process.env.ANALYZE === 'true',
});

module.exports = withBundleAnalyzer({
  reactStrictMode: true,
  experimental: { appDir: true },
  eslint: { dirs: ['pages', 'components', 'lib'] },
});
