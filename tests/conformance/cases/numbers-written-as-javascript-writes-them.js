module.exports = {
  env: Object.fromEntries(
    [1e21, 1e-7, 123456789012345680000, 0.1 + 0.2, 1 / 3, -0, 5e-324, 1.7976931348623157e308, 2 ** 53 + 1, 100, 1.0, 0.00001, 1e100].map(
      (n, i) => [`N${i}`, String(n)],
    ),
  ),
  serverRuntimeConfig: {
    modulo: [-7 % 3, 7 % -3, -6 % 3, 5.5 % 2, 5 % 0, Infinity % 2, 2 % Infinity],
    divide: [7 / 2, -7 / 2, 1 / 0, -1 / 0, 0 / 0],
    power: [2 ** -1, (-8) ** (1 / 3), 0 ** 0, 10 ** 21],
    bits: [~5, ~~-5.7, 5 & 3, 5 | 3, 5 ^ 3, 1 << 31, 1 << 32, -1 >>> 0, -1 >> 1, 2 ** 32 | 0, 4294967297 & 3, 1.9 | 0],
    round: [Math.round(2.5), Math.round(-2.5), Math.round(-0.2), Math.floor(-0.5), Math.ceil(-0.5), Math.trunc(-4.7)],
    extremes: [Math.max(), Math.min(), Math.max(1, '3', null), Math.min(1, undefined), Math.max(...[4, 9])],
    others: [Math.abs('-3'), Math.sign(-3), Math.sqrt(16), Math.pow(2, 10), Math.hypot(3, 4), Math.cbrt(27), Math.log2(8)],
    separators: [1_000_000, 0b1010, 0o17, 0xff, .5, 5., 1e3],
  },
};
