module.exports = { experimental: { cacheComponents: true } };
