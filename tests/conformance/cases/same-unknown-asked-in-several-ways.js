const v = process.env.MODE;
const a = v ? 'set' : 'unset', b = !v, c = v === undefined, d = v == null, e = v || 'none', f = v ?? 'nullish', g = typeof v, h = Boolean(v) === !!v;
module.exports = { env: { a, b: String(b), c: String(c), e, f, g, h: String(h) }, experimental: { appDir: d || v !== 'legacy' }, compress: v === 'legacy' ? v === undefined : true };
