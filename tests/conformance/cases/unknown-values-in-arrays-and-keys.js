const id = process.env.TENANT;
const list = ['a', id, 'c'].filter(Boolean);
const table = { [id ?? 'none']: 1, fixed: 2 };
const at = [10, 20, 30][Number(process.env.INDEX) || 1];
module.exports = { env: { list: list.join(), at, fixed: table.fixed, n: list.length }, compress: list.includes('c'), experimental: { appDir: list.indexOf('a') === 0 } };
