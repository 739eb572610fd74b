function collect() { return Array.prototype.slice.call(arguments, 1).concat(Array.from(arguments).length, [...arguments].length); }
const spreadInto = (a, b, ...rest) => ({ a, b, rest });
module.exports = { env: { c: collect('x', 'y', 'z'), s: spreadInto(...'hello'), n: ((...a) => a.length)(...[1, 2], ...new Set([3, 3])) }, experimental: { appDir: collect().length === 2 } };
