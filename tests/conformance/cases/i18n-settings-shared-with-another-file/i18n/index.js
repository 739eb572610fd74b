const path = require('path');
module.exports = {
  i18n: { defaultLocale: 'en', locales: ['en', 'fr', 'de-AT'] },
  localePath: path.resolve('./public/locales'),
  reloadOnPrerender: false,
};
