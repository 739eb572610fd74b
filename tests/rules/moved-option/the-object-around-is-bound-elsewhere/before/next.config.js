const experimental = {
  turbo: { resolveAlias: { a: 'b' } }, // aliases
  cpus: 2,
};
module.exports = { experimental };
