module.exports = { experimental: { externalDir: true }, extra: 1 };
