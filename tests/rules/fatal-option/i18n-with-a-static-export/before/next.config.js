module.exports = { output: 'export', i18n: { locales: ['en'], defaultLocale: 'en' } };
