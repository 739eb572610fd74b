const _ = require('lodash');
const pick = (o, ...keys) => Object.fromEntries(keys.filter((k) => k in o).map((k) => [k, o[k]]));
const all = { appDir: true, turbo: {}, legacy: 1 };
module.exports = { experimental: pick(all, 'appDir', 'turbo', 'nothing'), env: _.mapValues({ a: 1 }, String), reactStrictMode: true };
