const log = [];
function pick(value) {
  switch (value) {
    case 1:
      log.push('one');
    default:
      log.push('default');
    case 2:
      log.push('two');
      break;
    case '3':
      return 'string three';
    case log.push('evaluated') && 3: {
      const inner = 'three';
      return inner;
    }
  }
  return 'end';
}

module.exports = { serverRuntimeConfig: { results: [1, 2, 3, '3', 9, NaN].map(pick), log } };
