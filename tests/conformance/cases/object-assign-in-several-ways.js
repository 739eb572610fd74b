const base = Object.assign({}, { compress: true, experimental: { appDir: true } });
const same = Object.assign(base, { compress: false }, null, undefined, { trailingSlash: true });

module.exports = Object.assign(same, process.env.PAGES_ONLY ? { experimental: { appDir: false } } : {});
