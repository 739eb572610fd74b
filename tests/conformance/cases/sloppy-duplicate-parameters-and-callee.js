function add(a, a, b) { return [a, b, arguments.length, typeof arguments.callee]; }
var x = 1;
{ function x2() { return 'inner'; } }
var fnName = (function named() { return typeof named; })();
module.exports = { env: { args: add(1, 2, 3), x2: x2(), fnName, len: add.length, name: add.name }, experimental: { appDir: add(1, 2)[0] === 2 } };
