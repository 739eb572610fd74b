const webpack = require('webpack');

module.exports = {
  experimental: { appDir: true },
  webpack: (config, { dev, isServer, buildId, nextRuntime }) => {
    config.plugins.push(new webpack.DefinePlugin({ __BUILD__: JSON.stringify(buildId) }));
    if (!dev && !isServer) {
      Object.assign(config.resolve.alias, { react: 'preact/compat' });
    }
    config.experiments = { ...config.experiments, topLevelAwait: true };
    return config;
  },
};
