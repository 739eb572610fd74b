const { locales, ...paths } = require('./config');
const data = require('./config/data');
module.exports = { i18n: { locales, defaultLocale: data.default }, env: paths, experimental: data.experimental };
