const csv = `
from,to,permanent
/old,/new,true
/a b,/c,false
"/q,1",/d,true
`;
const [head, ...lines] = csv.trim().split('\n');
const names = head.split(',');
const parse = (line) => [...line.matchAll(/("([^"]*)"|[^,]+)(?:,|$)/g)].map((m) => m[2] ?? m[1]);
const table = lines.map((line) => Object.fromEntries(parse(line).map((v, i) => [names[i], v])));
module.exports = {
  table,
  async redirects() { return table.map(({ from, to, permanent }) => ({ source: from, destination: to, permanent: permanent === 'true' })); },
  experimental: { appDir: table.length === 3 },
};
