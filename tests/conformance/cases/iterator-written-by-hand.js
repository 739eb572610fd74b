const steps = {
  [Symbol.iterator]() {
    let n = 0;
    return { next: () => (n < 3 ? { value: n++, done: false } : { value: undefined, done: true }) };
  },
};
let sum = 0;
for (const n of steps) sum += n;
module.exports = { env: { sum }, experimental: { appDir: sum === 3 } };
