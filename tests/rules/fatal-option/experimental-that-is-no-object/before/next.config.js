module.exports = { experimental: true };
