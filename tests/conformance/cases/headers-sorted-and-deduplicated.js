const origins = ['https://b.example', 'https://a.example', 'https://b.example'];
const unique = [...new Set(origins)].sort();
const byHost = unique.reduce((map, origin) => map.set(new URL(origin).hostname, origin), new Map());
const sortedByLength = ['ccc', 'a', 'bb'].sort((x, y) => x.length - y.length);
const descending = [3, 10, 1].sort((x, y) => y - x);
const asText = [3, 10, 1].sort();
module.exports = {
  env: { unique: unique.join(), hosts: [...byHost.keys()].join(), byLength: sortedByLength, descending, asText },
  experimental: { appDir: byHost.size === 2 },
};
