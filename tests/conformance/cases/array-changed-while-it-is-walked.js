const queue = [1, 2, 3];
const walked = [];
for (const item of queue) {
  walked.push(item);
  if (item < 3) queue.push(item + 10);
  if (walked.length > 20) break;
}
const other = [1, 2, 3];
other.forEach((item) => {
  if (item === 1) other.push(9);
});
const map = new Map([['a', 1], ['b', 2]]);
for (const [key] of map) {
  if (key === 'a') map.delete('b');
}

module.exports = { serverRuntimeConfig: { walked, other, left: [...map.keys()] } };
