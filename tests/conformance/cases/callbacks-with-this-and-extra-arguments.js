const out = ['1', '2', '3'].map(parseInt).map(String);
const bound = [1, 2].map(function (x) { return x * this.by; }, { by: 10 });
const indices = ['a', 'b'].map((_, i, all) => i + all.length);
const found = [5, 12, 8].find((x, i) => i > 0 && x > 6);
const flat = [[1, [2]], [3]].flat(Infinity);
const grouped = ['x', 'yy', 'z'].reduce((g, s) => ({ ...g, [s.length]: [...(g[s.length] ?? []), s] }), {});
module.exports = { env: { out, bound, indices, found, flat, grouped, last: [1, 2, 3].findLast((n) => n < 3), every: [].every(Boolean) }, experimental: { appDir: true } };
