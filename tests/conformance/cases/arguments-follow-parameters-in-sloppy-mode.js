function sloppy(a, b) {
  arguments[0] = 'changed';
  b = 'set';
  return [a, arguments[1], arguments.length];
}
function strict(a) {
  'use strict';
  arguments[0] = 'changed';
  return a;
}
function defaults(a, b = 1) {
  arguments[0] = 'changed';
  return a;
}

module.exports = { serverRuntimeConfig: { sloppy: sloppy('a', 'b', 'c'), strict: strict('kept'), defaults: defaults('kept'), counts: [sloppy.length, defaults.length, ((...r) => r).length] } };
