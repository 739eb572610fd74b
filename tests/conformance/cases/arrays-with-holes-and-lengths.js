const list = [1, , 3];
list[5] = 6;
const counted = [];
list.forEach((value, at) => counted.push(at));
const shorter = [1, 2, 3, 4];
shorter.length = 2;
const removed = ['a', 'b', 'c'];
delete removed[1];
const keys = [];
for (const key in removed) keys.push(key);
const seen = [];
for (const value of [1, , 2]) seen.push(value === undefined ? 'hole' : value);

module.exports = {
  serverRuntimeConfig: {
    length: list.length,
    counted,
    shorter,
    keys,
    seen,
    has: [1 in list, 0 in list, '2' in list],
    mapped: [1, , 3].map((x) => x * 2).length,
    filtered: [1, , 3].filter(() => true),
    joined: list.join(),
    spread: [...[, 'x']].length,
    objectKeys: Object.keys([5, , 6]),
    destructured: (([, second = 'default']) => second)([1, ,]),
  },
};
