const config = { experimental: {} };
config.experimental.turbo = { resolveAlias: { a: 'b' } };
module.exports = config;
