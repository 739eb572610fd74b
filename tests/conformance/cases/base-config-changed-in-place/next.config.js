const config = require('./config/next');
config.experimental.appDir = false;
config.env.CHANGED = require('./config/next').experimental.appDir ? 'no' : 'yes';

module.exports = config;
