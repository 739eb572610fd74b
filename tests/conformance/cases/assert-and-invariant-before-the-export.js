const assert = require('assert');
const invariant = (c, m) => { if (!c) throw new Error(m); };
invariant(typeof module === 'object', 'no module');
assert(true, 'fine');
assert.ok(process.env.NODE_ENV === 'production');
module.exports = { experimental: { appDir: true }, reactStrictMode: true };
