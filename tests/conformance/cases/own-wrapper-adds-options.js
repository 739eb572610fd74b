const withHeaders = (config) => ({
  ...config,
  async headers() {
    return [{ source: '/:path*', headers: [{ key: 'X-Robots-Tag', value: 'noindex' }] }];
  },
});

const withLegacyPages = (config = {}) => ({
  ...config,
  experimental: { ...config.experimental, appDir: false },
});

module.exports = withHeaders(withLegacyPages({ experimental: { appDir: true, mdxRs: true } }));
