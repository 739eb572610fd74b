function* inner() { const x = yield 1; return x ?? 'ret'; }
function* outer() { const r = yield* inner(); yield r; yield* [2, 3]; }
const all = [...outer()];
const [first, second, ...rest] = outer();
const nums = { *[Symbol.iterator]() { yield* [1, 2]; } };
const m = new Map([...nums].map((n) => [n, n * n]));
const p = Object.fromEntries((function* () { yield ['a', 1]; yield ['b', 2]; })());
const s = new Set(outer()).size, mx = Math.max(...nums), j = Array.from(nums, (n) => -n);
let walked = ''; for (const [k, v] of m) walked += k + v;
module.exports = { env: { all, first, second, rest, p, s, mx, j, walked }, experimental: { appDir: all[1] === 'ret' } };
