const enabled = (process.env.FEATURES ?? '').split(',').map((s) => s.trim()).filter(Boolean);
module.exports = {
  experimental: { appDir: enabled.includes('app'), ppr: enabled.some((f) => f === 'ppr') },
  compress: enabled.length === 0,
  reactStrictMode: true,
};
