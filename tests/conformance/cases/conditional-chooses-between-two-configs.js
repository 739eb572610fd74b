const production = { compress: true, experimental: { appDir: false } };
const preview = { compress: false, experimental: { appDir: true, mdxRs: true } };

module.exports = process.env.VERCEL_ENV === 'preview' ? preview : production;
