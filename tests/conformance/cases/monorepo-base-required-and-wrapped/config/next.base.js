const experiments = require('./experiments.json');

module.exports = ({ app, transpile = [] }) => ({
  basePath: `/${app}`,
  transpilePackages: ['@acme/core', ...transpile],
  experimental: { ...experiments.common, ...experiments[app] },
});
