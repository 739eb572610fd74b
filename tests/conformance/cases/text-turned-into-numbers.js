module.exports = {
  serverRuntimeConfig: {
    numbers: ['', ' 12 ', '1e3', '0x1F', '0b11', '1_000', '12px', '-', '+5', '-0x10', 'Infinity', 'infinity', '.5', '5.', '\n7\t', '1,5', '٣'].map(Number),
    plus: [+[], +{}, +[7], +[1, 2], +null, +undefined, +true, +'', +new Date(5)],
    parse: [parseInt('42px'), parseInt('  -8.9'), parseInt('0x1f'), parseInt('11', 2), parseInt('z', 36), parseInt(''), parseInt('1e3'), parseInt(null), parseInt('9'.repeat(3))],
    float: [parseFloat('3.14abc'), parseFloat('.5.5'), parseFloat('-.5e-2x'), parseFloat('e5'), parseFloat('Infinityx')],
    mapped: ['1', '2', '3'].map(parseInt),
    arithmetic: ['10' - 1, '5' * '2', null + 1, undefined + 1, true + true, [] + [], [] * 2, '3' ** '2', -'4', '7' / 2, 'a' - 1, [2] * [3]],
    concatenation: ['1' + 2, 1 + '2', 1 + 2 + '3', '1' + 2 + 3, [1] + 1, {} + '', null + 'x', 1 + undefined + '', true + 'x', 1n + 'x'],
    integers: [Number.isInteger(5.0), Number.isInteger('5'), Number.isSafeInteger(2 ** 53), isNaN('x'), Number.isNaN('x'), isFinite('5'), Number.isFinite('5')],
    fixed: [(1.005).toFixed(2), (1.45).toFixed(1), (0).toFixed(2), (-1.5).toFixed(0), (1e21).toFixed(2), (255).toString(2), (0.5).toString(2), (1234.5).toPrecision(2)],
  },
};
