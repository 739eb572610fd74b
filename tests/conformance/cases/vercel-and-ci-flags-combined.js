const { VERCEL, VERCEL_ENV, CI = 'false', NODE_ENV } = process.env;
const isPreview = VERCEL === '1' && VERCEL_ENV === 'preview';
const isCI = ['true', '1'].includes(CI);
module.exports = {
  productionBrowserSourceMaps: isPreview,
  swcMinify: !isCI || NODE_ENV === 'production',
  experimental: { appDir: !(isPreview && isCI) },
};
