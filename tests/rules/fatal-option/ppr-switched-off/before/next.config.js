module.exports = { experimental: { ppr: false } };
