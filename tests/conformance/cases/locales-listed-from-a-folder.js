const fs = require('fs');
const path = require('path');
const locales = fs
  .readdirSync(path.join(__dirname, '.'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

module.exports = {
  i18n: { locales: ['en'], defaultLocale: 'en' },
  env: { count: locales.length },
  experimental: { appDir: true },
};
