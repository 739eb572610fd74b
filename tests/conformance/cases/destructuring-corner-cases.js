const { a = 1, b: { c = 2, ...others } = { d: 4 }, ['e' + 'f']: g = 'h', ...rest } = { a: undefined, b: { x: 9 }, ef: null, z: 26 };
const [p, , q = 'q', [r] = ['r'], ...s] = [1, 2, undefined, undefined, 5, 6];
const [{ y = p } = {}] = [];
let m = 1, n = 2;
[m, n] = [n, m];
const f = ({ k = 'k' } = {}, [l] = ['l'], ...{ length }) => `${k}${l}${length}`;
for (const [key, { v }] of Object.entries({ one: { v: 1 } })) rest[key] = v;
module.exports = { env: { a, c, others, g, rest, p, q, r, s, y, m, n, f: f(), f2: f({ k: 1 }, 'xyz', 3, 4) }, experimental: { appDir: g === null } };
