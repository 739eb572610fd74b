const out = [];
for (const i in 'ab') out.push(i);
for (const c of 'a😀') out.push(c.length);
for (let i = 0, j = 10; i < j; i += 3, j -= 3) out.push(i * j);
let k = 3; do { out.push(k--); } while (k > 1);
for (var v of [1, 2]); out.push(v);
for (const key in Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true }, hidden: { value: 2 } })) out.push(key);
for (const [i, x] of ['p', 'q'].entries()) out.push(i + x);
a: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue a; if (i === 2) break a; out.push(`${i}${j}`); } }
module.exports = { env: { out }, experimental: { appDir: out.length > 5 } };
