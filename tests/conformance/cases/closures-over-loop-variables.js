const lets = [];
for (let i = 0; i < 3; i++) lets.push(() => i);
const vars = [];
for (var j = 0; j < 3; j++) vars.push(() => j);
const ofs = [];
for (const k of ['a', 'b']) ofs.push(() => k);
const changed = [];
for (let n = 0; n < 4; n++) {
  changed.push(() => n);
  n++;
}
let late = 1;
const readLate = () => late;
late = 2;

module.exports = { serverRuntimeConfig: { lets: lets.map((f) => f()), vars: vars.map((f) => f()), ofs: ofs.map((f) => f()), changed: changed.map((f) => f()), late: readLate() } };
