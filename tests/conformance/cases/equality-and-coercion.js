module.exports = {
  env: {
    A: String(null == undefined),
    B: String('1' == 1),
    C: String(null === undefined),
    D: String([] + {}),
    E: `${[1, 2]}`,
    F: String('b' > 'a' && 2 < 10),
    G: '3' * '4' + '',
    H: 1 + '2' + 3,
    I: String(NaN === NaN),
    J: typeof undefined + typeof null + typeof [] + typeof (() => 0) + typeof 1n,
    K: String(!!'0' && !!'false'),
    L: `${{}}`,
  },
  experimental: { appDir: [] && 'yes' },
};
