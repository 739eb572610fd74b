const data = { b: 1, a: [undefined, () => 1, NaN, new Date(0)], u: undefined, n: { toJSON: () => 'J' }, d: 1.50, z: -0 };
const text = JSON.stringify({ b: 1, a: [1, 2, { c: null }] }, null, 2);
const picked = JSON.stringify({ b: 1, a: 2, c: 3 }, ['a', 'c']);
const revived = JSON.parse('{"x":"1","y":{"z":"2"}}', (key, value) => (typeof value === 'string' ? Number(value) : value));
module.exports = { env: { text, picked, revived, d: JSON.stringify(data.d), z: JSON.stringify(data.z), u: String(JSON.stringify(undefined)), q: JSON.stringify('"\n\u2028é') }, experimental: { appDir: revived.y.z === 2 } };
