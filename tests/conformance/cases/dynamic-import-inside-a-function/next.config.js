/** @returns {Promise<import('next').NextConfig>} */
const config = async () => {
  const withMDX = (await import('@next/mdx')).default();
  const remarkGfm = (await import('remark-gfm')).default;
  return withMDX({ pageExtensions: ['mdx', 'tsx'], experimental: { appDir: false } });
};

module.exports = config;
