const id = Symbol.for('id');

module.exports = {
  serverRuntimeConfig: {
    sums: [10n + 5n, 7n / 2n, -7n % 3n, 2n ** 64n, -(3n), 5n > 4, typeof 1n].map(String),
    described: [String(id), id.description, Symbol('x').toString(), Symbol.keyFor(id)],
    keyed: { [id]: 1, visible: 2 },
    wrapped: BigInt.asUintN(8, 257n) === 1n,
    from: BigInt(9007199254740993) === 9007199254740992n,
  },
};
