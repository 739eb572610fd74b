const config = { experimental: {} };
config.turbopack = { resolveAlias: { a: 'b' } };
module.exports = config;
