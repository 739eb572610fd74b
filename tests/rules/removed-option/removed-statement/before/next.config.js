const config = {};
config.experimental = { typedRoutes: true };
config.experimental.appDir = true;
module.exports = config;
