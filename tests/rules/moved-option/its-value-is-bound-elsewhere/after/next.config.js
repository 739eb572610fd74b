const turbo = { resolveAlias: { a: 'b' } };
console.log(turbo.resolveAlias);
module.exports = { experimental: { cpus: 2 }, turbopack: turbo };
