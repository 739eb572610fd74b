const base = require('@acme/next-config');

module.exports = {
  ...base,
  poweredByHeader: false,
  experimental: { ...base.experimental, appDir: false },
};
