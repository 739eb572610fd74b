const a = {};
const cases = [
  null == 0, null >= 0, undefined == 0, '' == 0, '0' == false, [] == '', [1] == 1, [1, 2] == '1,2', ({}) == '[object Object]',
  NaN == NaN, a == a, a == {}, 'b' > 'a', 'B' > 'a', '10' < '9', 10 < '9', 'x' < 1, null < 1, undefined < 1, 1n == 1, 2n > 1, '1' === 1,
  Object.is(-0, 0), Object.is(NaN, NaN), [] < 1, [2] > 1, true > false, null == undefined, null === null, 'a' != 'b', 1 !== 1.0, 5n === 5n,
  'a' < 'á', '' < 'a', 'abc' < 'abd', 'Z' < 'a', ' ' < '!',
];

module.exports = { serverRuntimeConfig: { cases }, experimental: { appDir: cases.every(Boolean) } };
