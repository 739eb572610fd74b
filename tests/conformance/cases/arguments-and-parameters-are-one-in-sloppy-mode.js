function a(x, y) { x = 2; arguments[1] = 'w'; return [arguments[0], y, arguments.length, [...arguments]]; }
function b(x) { 'use strict'; x = 2; arguments[0] = 3; return [x, arguments[0]]; }
function c(x = 1) { x = 2; return arguments[0]; }
function d(x, y) { y = 5; return [arguments.length, arguments[1] === undefined]; }
function e(x, x2) { arguments[3] = 'q'; delete arguments[0]; x = 9; return x; }
function f(n, n) { n = 7; return [arguments[0], arguments[1]]; }
const g = (function (o) { arguments[0].changed = true; o = null; return arguments[0]; })({});
module.exports = { env: { a: a(1, 2), b: b(1), c: String(c()), d: d(1), e: e(1), f: f(1, 2), g: String(g) }, experimental: { appDir: a(0, 0)[0] === 2 } };
