const party = '🎉 día';

module.exports = {
  serverRuntimeConfig: {
    length: party.length,
    first: party[0] === '🎉',
    at: party.at(-1),
    char: party.charAt(3),
    slice: party.slice(2),
    substring: party.substring(3, 5),
    index: party.indexOf('d'),
    last: party.lastIndexOf('a'),
    spread: [...party],
    split: party.split(' '),
    padded: party.padStart(9, '-'),
    entries: Object.keys('🎉'),
    upper: 'straße'.toUpperCase(),
    lower: 'ÀÉ'.toLowerCase(),
    compare: '🎉' < '\uffff',
    code: '🎉'.codePointAt(0),
    from: String.fromCodePoint(127881) === '🎉',
    trim: '\u00a0\ufeff x \u2003'.trim().length,
    notTrimmed: '\x1cx\x1f'.trim().length,
    normal: 'é'.normalize('NFD').length,
  },
};
