module.exports = {
  env: {
    a: Math.round(-0.5), b: Math.round(2.5), c: Math.round(0.49999999999999994), d: Math.pow(1, Infinity), e: Math.max(), f: Math.min(1, NaN), g: Math.trunc(-1.9),
    h: 0.1 * 3, i: 1e300 * 1e10, j: -1e-7, k: 123456789012345680000, l: 1_000_000, m: 0b101, n: 0xff, o: .5, p: 5e-324, q: 2 ** 31 | 0, r: 1 / -0, s: NaN ** 0, t: (-8) ** (1 / 3),
    u: Number(''), v: Number(' 12 '), w: Number('1e3'), x: Number([5]), y: Number(null), z: +[], aa: -'3', bb: '5' * '2', cc: '5' + 2, dd: [] + {}, ee: [1, [2, 3]] + '', ff: true + 1, gg: null + 1, hh: undefined + 1,
    ii: Math.sign(-3), jj: Math.abs(-2), kk: Math.hypot(3, 4), ll: Math.cbrt(27), mm: Number.EPSILON > 0, nn: 0.1 + 0.2, oo: 9007199254740993, pp: 1.7976931348623157e308 * 10, qq: 100 / 3,
  },
  experimental: { appDir: 0.1 + 0.2 !== 0.3 },
};
