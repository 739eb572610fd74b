const pages = (function* (n) { for (let i = 1; i <= n; i++) yield { page: `/p/${i}`, index: i }; })(3);
const map = {};
for (const { page, index } of pages) map[page] = { page, query: { index } };
module.exports = { exportPathMap: async () => map, table: Object.keys(map), env: { again: String([...pages].length) }, experimental: { appDir: true } };
