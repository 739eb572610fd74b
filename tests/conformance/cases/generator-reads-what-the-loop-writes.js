let limit = 2;
function* upTo() {
  for (let i = 0; i < limit; i++) yield i;
}
const seen = [];
for (const i of upTo()) {
  seen.push(i);
  if (i === 1) limit = 4;
}
module.exports = { env: { seen }, experimental: { appDir: true } };
