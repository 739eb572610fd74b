const map = new Map([['b', 1], ['a', 2], ['b', 3]]);
map.set('c', 4).delete('a');
const set = new Set('hello');
const weak = new WeakMap();
const key = {};
weak.set(key, 'kept');

module.exports = {
  serverRuntimeConfig: {
    entries: [...map],
    size: [map.size, set.size],
    letters: [...set].join(''),
    object: Object.fromEntries(map),
    has: [map.has('a'), set.has('l'), weak.has(key), weak.get(key)],
    mapped: Array.from(map, ([k, v]) => k + v),
    each: (() => { const out = []; map.forEach((value, k) => out.push(value, k)); return out; })(),
    nan: new Set([NaN, NaN, 0, -0]).size,
    spread: Object.keys({ ...map }),
  },
};
