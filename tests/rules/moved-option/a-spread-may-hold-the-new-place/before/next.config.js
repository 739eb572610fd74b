const base = require('base-config');
module.exports = {
  ...base,
  experimental: { typedRoutes: true },
};
