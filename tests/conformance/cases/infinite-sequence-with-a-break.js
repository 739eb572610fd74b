function* ids(prefix) {
  let n = 0;
  for (;;) yield `${prefix}-${n++}`;
}
const taken = [];
for (const id of ids('x')) {
  if (taken.length >= 3) break;
  taken.push(id);
}
const [a, b] = ids('y');
const zip = (gen, n) => Array.from({ length: n }, ((it) => () => it.next().value)(gen));
module.exports = { env: { taken, a, b, zipped: zip(ids('z'), 2) }, experimental: { appDir: true } };
