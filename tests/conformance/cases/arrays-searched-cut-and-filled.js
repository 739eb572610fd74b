const list = [3, 1, 2];

module.exports = {
  serverRuntimeConfig: {
    sorted: [10, 9, 1, 'b', undefined, 'a', null].sort(),
    stable: [['b', 1], ['a', 1], ['c', 0]].sort((x, y) => x[1] - y[1]).map(([name]) => name),
    reversed: list.slice().reverse(),
    nan: [[NaN].includes(NaN), [NaN].indexOf(NaN), [1, 2].indexOf('1')],
    made: [Array(3).fill(0), Array.of(7), new Array(1, 2), Array.from('ab', (c) => c + c), Array.from(new Set([1, 1, 2]))],
    cut: [list.slice(-2), list.slice(1, -1), list.slice(5), [...list].splice(-2, 1), [1, 2, 3, 4].copyWithin(0, 2)],
    flat: [[1, [2, [3, [4]]]].flat(), [1, [2, [3]]].flat(2), [[1], [2]].flatMap((x) => x)],
    reduced: [list.reduce((a, b) => a + b), list.reduceRight((a, b) => `${a}${b}`), [].reduce((a) => a, 'start')],
    found: [list.find((n) => n > 5) === undefined, list.findIndex((n) => n === 2), list.findLast((n) => n > 1), list.findLastIndex((n) => n > 9)],
    tests: [[].every(Boolean), [].some(Boolean), list.some((n) => n === 1), list.every((n, i) => i < 3)],
    joined: [[null, undefined, [1, [2]], {}].join('-'), [].join(), [1].join('x'), list.join(undefined)],
    newer: [list.toSorted(), list.with(0, 9), list.toReversed(), list.toSpliced(0, 1), list.at(-1)],
    text: [String([1, [2, 3]]), `${[]}`, [1, 2].toString(), list.length],
    iterated: [[...list.entries()], [...list.keys()], [...list.values()]],
    concat: [1].concat(2, [3], [[4]]),
    unchanged: list,
  },
};
