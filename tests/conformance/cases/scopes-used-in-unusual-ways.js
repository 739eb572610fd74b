var x = 'outer';
function test() { var seen = x; var x = 'inner'; return String(seen); }
let y = 1; { let y = 2; { y++; } x = y; }
const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); var gs = []; for (var j = 0; j < 3; j++) gs.push(() => j);
try { throw 'e'; } catch (y) { var caught = y; }
if (true) { function later() { return 'block'; } }
switch (1) { case 0: case 1: let z = 'one'; var fromSwitch = z; }
label: { if (y) break label; y = 99; }
const a = (1, 2), b = void 0 ?? 'dflt', c = typeof undeclared, d = !!document2();
function document2() { return typeof document !== 'undefined'; }
(() => { x = 'arrow'; })();
module.exports = { env: { t: test(), x, y, f: fs.map((f) => f()), g: gs.map((g) => g()), caught, l: later(), fromSwitch, a, b, c, d }, experimental: { appDir: typeof test === 'function' } };
