const text = 'next@13.4.4, react@18.2.0';

module.exports = {
  serverRuntimeConfig: {
    all: [...text.matchAll(/(?<name>\w+)@(?<version>[\d.]+)/g)].map((m) => m.groups.name),
    match: text.match(/@/g).length,
    none: text.match(/zod/),
    named: text.replace(/(?<name>\w+)@/g, '$<name>:'),
    groups: text.replace(/(\w+)@(\d+)/, '$2-$1-$3'),
    search: text.search(/react/),
    split: text.split(/\s*,\s*/),
    captured: 'a1b2'.split(/(\d)/),
    sticky: (() => { const r = /a/g; return [r.test('aa'), r.lastIndex, r.test('aa'), r.test('aa')]; })(),
    exec: /(b)(c)?/.exec('abd').slice(0, 3).map(String),
    anchors: ['a\nb'.replace(/^/gm, '>'), /^b/m.test('a\nb'), /a.b/.test('a\nb'), /a.b/s.test('a\nb'), /\d/.test('٣'), /\w/.test('é'), /\bé/.test('é')],
    source: [/a\/b/.source, String(/x/gi), new RegExp('a+', 'i').test('XAA'), new RegExp('\\.').source],
    unicode: ['🎉'.match(/./)[0].length, '🎉'.match(/./u)[0].length, /^\p{Lu}/u.test('É')],
  },
};
