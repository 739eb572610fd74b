const turbo = { resolveAlias: { a: 'b' } };
console.log(turbo.resolveAlias);
module.exports = { experimental: { turbo, cpus: 2 } };
