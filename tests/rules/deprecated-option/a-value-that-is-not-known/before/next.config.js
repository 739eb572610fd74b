module.exports = { experimental: { esmExternals: require('values').esm } };
