const perHost = new Map(Object.entries({ eu: { appDir: true }, us: { appDir: false } }));
const region = process.env.REGION;
const chosen = perHost.has(region) ? perHost.get(region) : perHost.get('us');
module.exports = { experimental: chosen, env: { n: perHost.size } };
