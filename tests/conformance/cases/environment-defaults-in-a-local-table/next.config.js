const defaults = require('./env.json');
const read = (key) => process.env[key] || defaults[key];

module.exports = {
  basePath: read('BASE_PATH'),
  experimental: { appDir: read('APP_DIR') === 'on' },
};
