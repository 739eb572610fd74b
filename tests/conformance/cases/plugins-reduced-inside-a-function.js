const withMDX = require('@next/mdx')();
const withBundleAnalyzer = require('@next/bundle-analyzer');

module.exports = () => {
  const plugins = [withMDX, withBundleAnalyzer({ enabled: false })];
  return plugins.reduce((acc, next) => next(acc), {
    poweredByHeader: false,
    experimental: { appDir: false },
  });
};
