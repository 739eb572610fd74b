const config = {};
config.experimental = { typedRoutes: true };
module.exports = config;
