const locales = {
  list: ['en', 'fr'],
  *[Symbol.iterator]() {
    for (const one of this.list) yield one.toUpperCase();
  },
};
module.exports = {
  i18n: { locales: ['en', 'fr'], defaultLocale: 'en' },
  env: { codes: [...locales].join() },
  experimental: { appDir: true },
};
