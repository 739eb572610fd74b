const merge = require('deepmerge');
const base = { experimental: { appDir: true }, compress: false };

module.exports = merge(base, { experimental: { appDir: false } });
