undefined = 1;
NaN = 5;
Infinity = 3;
const value = typeof undefined;
module.exports = { env: { value, n: String(NaN), i: String(Infinity) }, experimental: { appDir: undefined === void 0 } };
