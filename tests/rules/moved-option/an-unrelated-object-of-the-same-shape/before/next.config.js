const other = { experimental: { turbo: { resolveAlias: {} } } };
module.exports = { env: { SHAPE: Object.keys(other).join() } };
