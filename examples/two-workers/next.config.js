const withBundleAnalyzer = require('@next/bundle-analyzer')({
  enabled: process.env.ANALYZE === 'true',
});

module.exports = withBundleAnalyzer({
  images: { domains: ['images.example.com'] },
  experimental: {
    scrollRestoration: true,
  },
});
