const config = { experimental: {}, env: {} };
({ a: config.experimental.appDir, b: config.env['B'] = 'default', ...config.rest } = { a: false, c: 3, d: 4 });
let first = 1;
let second = 2;
[first, second] = [second, first];
[config.env.FIRST, , config.env.THIRD = 'third'] = ['one', 'two'];
const { length, 0: initial, [`le${'ngth'}`]: again } = 'word';
const [p, q, ...rest] = new Set(['x', 'y', 'z', 'w']);
for (const { name, tags: [tag = 'none'] = [] } of [{ name: 'n1' }, { name: 'n2', tags: ['t'] }]) config.env[name] = tag;

module.exports = { ...config, serverRuntimeConfig: { first, second, length, initial, again, p, q, rest, isSame: config.rest.c === 3 } };
