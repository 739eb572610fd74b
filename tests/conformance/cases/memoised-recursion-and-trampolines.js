const memo = new Map();
const fib = (n) => memo.get(n) ?? (memo.set(n, n < 2 ? n : fib(n - 1) + fib(n - 2)), memo.get(n));
const trampoline = (f) => (...args) => { let r = f(...args); while (typeof r === 'function') r = r(); return r; };
const sum = trampoline(function go(n, acc = 0) { return n === 0 ? acc : () => go(n - 1, acc + n); });
module.exports = { env: { fib: fib(20), sum: sum(50), size: memo.size }, experimental: { appDir: fib(10) === 55 } };
