const config = {};
config.experimental = {};
config.experimental.appDir = false;
module.exports = config;
