const isCI = Boolean(process.env.CI);
module.exports = (config = {}) => ({
  reactStrictMode: true,
  eslint: { ignoreDuringBuilds: isCI },
  ...config,
  experimental: { appDir: false, ...config.experimental },
});
