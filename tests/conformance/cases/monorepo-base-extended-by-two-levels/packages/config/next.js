const defaults = require('./defaults');
module.exports = { ...defaults, env: { REGION: 'eu' }, experimental: { ...defaults.experimental, appDir: true } };
