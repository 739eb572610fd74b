const shared = { appDir: true };
const a = { experimental: shared }, b = { ...a }, c = structuredClone(a), d = Object.assign({}, a), e = JSON.parse(JSON.stringify(a));
shared.later = 1;
b.experimental.viaB = 2;
module.exports = { experimental: a.experimental, env: { b: Object.keys(b.experimental).join(), c: Object.keys(c.experimental).join(), d: d.experimental === shared, e: Object.keys(e.experimental).join() } };
