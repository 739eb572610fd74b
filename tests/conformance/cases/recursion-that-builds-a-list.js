const range = (from, to) => (from > to ? [] : [from, ...range(from + 1, to)]);
const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));

module.exports = { images: { deviceSizes: range(1, 6).map((n) => n * 100), minimumCacheTTL: fib(12) } };
