const { i18n, ...rest } = require('./i18n');
const localePaths = i18n.locales.filter((l) => l !== i18n.defaultLocale).map((l) => `/${l}`);
module.exports = {
  i18n,
  env: { paths: localePaths.join('|'), keys: Object.keys(rest).sort().join() },
  experimental: { appDir: !i18n.locales.length },
};
