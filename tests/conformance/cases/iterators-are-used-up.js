const map = new Map([['a', 1], ['b', 2]]);
const keys = map.keys();
const first = keys.next();
const rest = [...keys];
const none = [...keys];
const [head] = map.values();
const entries = map[Symbol.iterator]?.().next?.().value;
module.exports = { env: { first: first.value, done: first.done, rest: rest.join(), none: none.length, head, after: keys.next().done, entries: entries?.[0] ?? 'x' }, experimental: { appDir: none.length === 0 } };
