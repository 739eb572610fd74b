const list = ['a', 'b'];
list.extra = 'x';
list['2'] = 'c';
const keys = Object.keys(list);
const copy = { ...list };
list.length = 1;
module.exports = { env: { keys: keys.join(), extra: copy.extra, left: list.length, gone: String(list[1]) }, experimental: { appDir: keys.length === 4 } };
