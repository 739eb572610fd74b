const path = require('path');
module.exports = {
  webpack: (config, { isServer, dev, webpack }) => {
    if (!isServer) config.resolve.fallback = { ...config.resolve.fallback, fs: false };
    config.plugins.push(new webpack.DefinePlugin({ __DEV__: dev }));
    config.resolve.alias['@'] = path.join(__dirname, 'src');
    return config;
  },
  compiler: { removeConsole: process.env.NODE_ENV === 'production' ? { exclude: ['error'] } : false, styledComponents: true },
  modularizeImports: { lodash: { transform: 'lodash/{{member}}' } },
  experimental: { appDir: true, swcPlugins: [['next-superjson-plugin', {}]], optimizePackageImports: ['lucide-react'] },
};
