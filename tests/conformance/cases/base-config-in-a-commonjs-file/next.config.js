const base = require('./next.base');

module.exports = {
  ...base,
  experimental: { ...base.experimental, appDir: false },
};
