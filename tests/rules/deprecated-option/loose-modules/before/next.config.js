module.exports = { experimental: { esmExternals: 'loose' } };
