module.exports = {
  env: {
    a: 'a,b,c'.split(',', -1).length, b: 'a,b,c'.split(',', 2), c: 'abc'.split(''), d: 'abc'.slice(NaN, undefined), e: 'abc'.slice(-10, 10), f: 'abc'.substring(NaN, 2), g: 'abc'.charAt(9), h: 'abc'[5], i: 'abc'.at(-4),
    j: 'aXbX'.replace('X', () => '$&'), k: 'abc'.indexOf(''), l: 'abc'.lastIndexOf('c', 1), m: 'a-b_c'.split(/[-_]/), n: ' x '.trimEnd().length, o: 'abc'.concat(1, null), p: 'x'.repeat(0), q: '\u{1F600}'.length, r: [...'\u{1F600}a'].length,
    s: 'abc'.includes(''), t: 'ABC'.toLowerCase() === 'abc', u: '%41'.length, v: 'tEST'.charAt(0).toUpperCase() + 'tEST'.slice(1).toLowerCase(), w: '1,2;3'.split(/,|;/).map(Number), x: 'a\\b'.split('\\'),
  },
  experimental: { appDir: 'b' > 'a' && 'B' < 'a' },
};
