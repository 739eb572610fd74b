const { withNx } = require('@nx/next');
const withMDX = require('@next/mdx')({ extension: /\.mdx?$/ });

/** @type {import('@nx/next/plugins/with-nx').WithNxOptions} */
const nextConfig = { nx: { svgr: false }, pageExtensions: ['tsx', 'mdx'], experimental: { appDir: true } };

module.exports = async (phase, context) => {
  const addNx = withNx(nextConfig);
  const config = await addNx(phase, context);
  return withMDX({ ...config, reactStrictMode: true });
};
