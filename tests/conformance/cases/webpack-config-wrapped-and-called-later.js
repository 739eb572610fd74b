const withSvgr = (nextConfig = {}) => ({
  ...nextConfig,
  webpack(config, options) {
    config.module.rules.push({ test: /\.svg$/i, use: ['@svgr/webpack'] });
    return typeof nextConfig.webpack === 'function' ? nextConfig.webpack(config, options) : config;
  },
});
module.exports = withSvgr(withSvgr({ experimental: { appDir: true }, reactStrictMode: true }));
