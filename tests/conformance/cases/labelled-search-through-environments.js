const table = [['dev', ['a', 'b']], ['prod', ['c', 'target']], ['test', ['d']]];
let found = null;
outer: for (const [stage, names] of table) {
  inner: for (const name of names) {
    if (name === 'a') continue outer;
    if (name === 'c') continue inner;
    if (name === 'target') {
      found = stage;
      break outer;
    }
  }
}
module.exports = { env: { found }, experimental: { appDir: found === 'prod' } };
