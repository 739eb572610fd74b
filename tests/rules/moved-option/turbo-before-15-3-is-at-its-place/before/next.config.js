module.exports = {
  experimental: { turbo: { resolveAlias: { a: 'b' } } },
};
