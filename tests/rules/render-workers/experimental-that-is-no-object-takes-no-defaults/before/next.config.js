module.exports = { experimental: [] };
