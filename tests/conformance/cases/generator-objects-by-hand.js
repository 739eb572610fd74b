function* counter() {
  let step = 1;
  let n = 0;
  while (true) {
    const said = yield n;
    if (said) step = said;
    n += step;
  }
}
const it = counter();
const seen = [it.next().value, it.next().value, it.next(10).value, it.next().value];
const ended = it.return('done');

module.exports = {
  env: { seen, ended: ended.value, isDone: ended.done },
  experimental: { appDir: seen[3] > 5 },
};
