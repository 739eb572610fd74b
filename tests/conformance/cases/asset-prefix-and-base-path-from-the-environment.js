const isProd = process.env.NODE_ENV === 'production';
const repo = process.env.GITHUB_REPOSITORY?.split('/')[1] ?? '';
const prefix = repo && isProd ? `/${repo}` : '';

module.exports = {
  assetPrefix: prefix ? `${prefix}/` : undefined,
  basePath: prefix,
  trailingSlash: true,
  output: process.env.EXPORT ? 'export' : undefined,
  images: { unoptimized: Boolean(process.env.EXPORT) },
  experimental: { appDir: true },
};
