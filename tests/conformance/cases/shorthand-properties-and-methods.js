const reactStrictMode = true;
const experimental = { appDir: true };
const images = { loader: 'custom', loaderFile: './loader.js' };

module.exports = {
  reactStrictMode,
  experimental,
  images,
  webpack(config, options) {
    return config;
  },
  async rewrites() {
    return { beforeFiles: [], afterFiles: [], fallback: [] };
  },
};
