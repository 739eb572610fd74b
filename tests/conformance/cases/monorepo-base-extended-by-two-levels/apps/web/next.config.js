const path = require('path');
const base = require('../../packages/config/next.js');
const { name, version } = require('./package.json');

module.exports = {
  ...base,
  env: { ...base.env, NAME: name, VERSION: version },
  experimental: { ...base.experimental, outputFileTracingRoot: path.join(__dirname, '../../') },
};
