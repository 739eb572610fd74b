const config = { experimental: { turbo: {} } };
config.experimental.turbo.resolveAlias = { a: 'b' };
config.experimental.turbo.rules = {};
config.experimental.turbo.rules['*.svg'] = { loaders: ['@svgr/webpack'], as: '*.js' };
module.exports = config;
