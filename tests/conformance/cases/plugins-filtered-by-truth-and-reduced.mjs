import createMDX from '@next/mdx';
import analyzer from '@next/bundle-analyzer';

const plugins = [
  createMDX({ extension: /\.mdx$/ }),
  process.env.ANALYZE === 'true' && analyzer({ enabled: true }),
].filter(Boolean);

export default plugins.reduce((config, plugin) => plugin(config), {
  experimental: { appDir: true },
  poweredByHeader: false,
});
