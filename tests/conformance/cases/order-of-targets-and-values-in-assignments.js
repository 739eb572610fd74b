const log = [];
const note = (name, value) => {
  log.push(name);
  return value;
};
const config = {};
(config.experimental ??= {}).known = 'experimental' in config;
note('object', config)[note('key', 'env')] = note('value', { A: '1' });
note('target', config.env)[note('name', 'B')] += note('added', 'x');
config.count = config.count ?? (config.count = 1) + 1;
[config[note('first', 'f')], config[note('second', 's')] = note('default', 2)] = note('list', [1]);

module.exports = { ...config, serverRuntimeConfig: { log } };
