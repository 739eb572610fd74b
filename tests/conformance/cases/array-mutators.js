const list = ['b'];
list.push('c', 'd');
list.unshift('a');
const last = list.pop();
const first = list.shift();
const removed = list.splice(1, 1, 'x', 'y');
list.length = 2;
list[3] = 'hole before me';

module.exports = { transpilePackages: list, env: { last, first, removed: removed[0], size: `${list.length}` } };
