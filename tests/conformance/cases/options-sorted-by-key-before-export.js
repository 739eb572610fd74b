const config = { trailingSlash: true, experimental: { typedRoutes: true, appDir: true }, compress: false };
const sorted = (o) => Object.fromEntries(Object.entries(o).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, v?.constructor === Object ? sorted(v) : v]));
module.exports = sorted(config);
