'use strict';
const p = { get x() { return 1; }, y: 1 }; const o = Object.create(p); const log = [];
try { o.x = 2; } catch (e) { log.push(e.name); }
o.y = 3; Object.freeze(p); const q = Object.create(p);
try { q.y = 5; } catch (e) { log.push(e.name); }
const a = Object.freeze([1]); try { a[0] = 2; } catch (e) { log.push('a' + e.name); }
class A { static set s(v) { this._s = v; } static get s() { return this._s; } } class B extends A {}
B.s = 4;
module.exports = { env: { log, x: o.x, y: [o.y, q.y], b: B.s, a: A.s === undefined, own: Object.keys(B) } , experimental: { appDir: B.prototype instanceof A } };
