const one = { n: 1 }, two = { n: 2 };
const chosen = process.env.WHICH ? one : two;
chosen.n = 3;
const both = [one, two];
both[process.env.WHICH ? 0 : 1].m = 'm';
module.exports = { env: { one: one.n, two: two.n, m: String(chosen.m) }, experimental: { appDir: chosen === one || chosen === two } };
