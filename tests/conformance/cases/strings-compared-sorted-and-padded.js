module.exports = {
  env: {
    cmp: ['b', 'a', 'C', 'ä'].sort().join(''), lt: 'a' < 'B', num: '10' < '9', mixed: '10' < 9, pad: '7'.padStart(3, '0'), padEnd: 'ab'.padEnd(5, '-='),
    at: 'xyz'.at(-1), slice: 'abcdef'.slice(-3, -1), substr: 'abcdef'.substr(-3, 2), sub: 'abc'.substring(2, 0), rep: 'ab'.repeat(2), idx: 'canal'.lastIndexOf('a'),
    trim: '\u00a0 x\ufeff'.trim(), up: 'straße'.toUpperCase(), code: 'A'.charCodeAt(0), cp: 'z'.codePointAt(0), loc: 'a'.localeCompare('b'), raw: String.raw`\n`, from: String.fromCharCode(72, 105),
    norm: 'e\u0301'.normalize('NFC').length, inc: 'abc'.includes('b', 2), sw: 'abc'.startsWith('b', 1), ew: 'abc'.endsWith('b', 2),
  },
  experimental: { appDir: 'appDir'.indexOf('D') === 3 },
};
