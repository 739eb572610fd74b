module.exports = {
  env: {
    DOLLAR: 'price'.replace('price', '$$5'),
    WHOLE: 'ab'.replace('a', '[$&]'),
    BEFORE: 'xay'.replace('a', '<$`>'),
    AFTER: 'xay'.replace('a', "<$'>"),
    ALL: 'a.b.c'.replaceAll('.', '$&$&'),
    NONE: 'abc'.replace('x', '$&'),
    FIRST: 'aaa'.replace('a', 'b'),
    FUNCTION: 'a-b'.replace('-', (found, at, whole) => `${found}${at}${whole}`),
    UNDEFINED: 'undefined'.replace(undefined, 'x'),
    EMPTY: 'abc'.replace('', '_'),
    ALLEMPTY: 'abc'.replaceAll('', '_'),
  },
};
