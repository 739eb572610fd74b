const withBundleAnalyzer = require('@next/bundle-analyzer')({ enabled: !!process.env.ANALYZE });
const { withAxiom } = require('next-axiom');
const { withPlausibleProxy } = require('next-plausible');

module.exports = withBundleAnalyzer(
  withAxiom(
    withPlausibleProxy({ subdirectory: 'stats' })({
      experimental: { appDir: true, largePageDataBytes: 256 * 1000 },
      staticPageGenerationTimeout: 60 * 5,
    }),
  ),
);
