const site = {
  name: 'site',
  regular() {
    return this && this.name;
  },
  arrow: () => typeof this,
  nested() {
    return [1].map(() => this.name)[0];
  },
};
const loose = site.regular;
function strict() {
  'use strict';
  return this === undefined;
}
function sloppy() {
  return this === globalThis;
}

module.exports = {
  serverRuntimeConfig: {
    called: site.regular(),
    loose: loose() === undefined,
    nested: site.nested(),
    arrow: site.arrow(),
    strict: strict(),
    sloppy: sloppy(),
    comma: (0, site.regular)() === undefined,
    optional: site?.regular(),
    computed: site['regular'](),
    bound: site.regular.bind({ name: 'bound' })(),
  },
};
