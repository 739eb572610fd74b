const experimental = {
  cpus: 2,
};
module.exports = { experimental, /* aliases */ turbopack: { resolveAlias: { a: 'b' } } };
