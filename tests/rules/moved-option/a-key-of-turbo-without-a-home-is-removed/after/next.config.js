module.exports = {
  turbopack: { resolveAlias: { a: 'b' } },
};
