function* ids(start) {
  let n = start;
  while (true) {
    const reset = yield n++;
    if (reset) n = 0;
  }
}
const it = ids(5);
const taken = [it.next().value, it.next().value, it.next(true).value, it.next().value];
const range = { from: 1, to: 3, *[Symbol.iterator]() { for (let i = this.from; i <= this.to; i++) yield i; } };
const manual = { [Symbol.iterator]: () => { let n = 0; return { next: () => ({ done: n > 1, value: n++ }) }; } };

module.exports = { serverRuntimeConfig: { taken, spread: [...range], manual: Array.from(manual), max: Math.max(...range) }, experimental: { appDir: [...range].length > 3 } };
