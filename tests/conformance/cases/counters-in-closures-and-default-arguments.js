const makeId = ((n = 0) => (prefix = 'id') => `${prefix}${n++}`)();
const a = makeId(), b = makeId('x'), c = makeId();
const lazy = (f, cache) => () => cache ??= f();
const once = lazy(() => ({ appDir: makeId() === 'id3' }));
once();
module.exports = { env: { a, b, c, same: once() === once() }, experimental: once() };
