const base = require('@acme/base');
module.exports = {
  experimental: { ...base.experimental, appDir: false },
};
