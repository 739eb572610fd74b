const config = { z: 1, 10: 'ten', a: 2, 2: 'two', '-1': 'minus', '01': 'zero-one' };
config.b = 3;
delete config.a;
config.a = 4;
Object.assign(config, { 1: 'one', z: 0 });

module.exports = {
  serverRuntimeConfig: { keys: Object.keys(config), entries: Object.entries(config), names: Object.getOwnPropertyNames('ab') },
  env: config,
};
