const p = { get x() { return 1; } }; const o = Object.create(p); o.x = 2;
const a = Object.freeze([1]); a[0] = 2;
module.exports = { env: { x: o.x, own: Object.keys(o), a } };
