function outer(a, b = () => a, ...c) { a = 'changed'; var inner = typeof hoisted; function hoisted() {} return [b(), inner, c.length, arguments.length]; }
const self = function me(n) { return n ? me(n - 1) : typeof me; };
const curry = (f, n = f.length) => (...a) => (a.length >= n ? f(...a) : curry((...b) => f(...a, ...b), n - a.length));
const obj = { v: 1, regular() { return [this?.v, (() => this.v)(), function () { return this === undefined || this === globalThis; }()]; }, arrow: () => typeof this };
const { regular } = obj;
const bound = obj.regular.bind({ v: 2 }, 'x');
const applied = Math.max.apply(null, [1, 5, 2]), called = Array.prototype.slice.call({ 0: 'a', 1: 'b', length: 2 });
const getter = { get x() { return (this.n = (this.n || 0) + 1); } };
const iife = (function () { 'use strict'; return this === undefined; })();
let order = ''; const t = (x) => (order += x, x);
const r = t('a') + t('b') * 0 || { [t('c')]: t('d') };
const newed = new (function F(x) { this.x = x; })(3), returned = new (function () { return { y: 1 }; })();
module.exports = { env: { o: outer(1, undefined, 3, 4), s: self(2), c: curry((a, b, c) => a + b + c)(1)(2, 3), reg: obj.regular(), bound: bound()[0], arrow: obj.arrow(), applied, called, g: [getter.x, getter.x], iife, order, x: newed.x, y: returned.y }, experimental: { appDir: iife } };
