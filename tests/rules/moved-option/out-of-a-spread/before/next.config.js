const shared = { turbo: { resolveAlias: { a: 'b' } } };
module.exports = { experimental: { ...shared, cpus: 2 } };
