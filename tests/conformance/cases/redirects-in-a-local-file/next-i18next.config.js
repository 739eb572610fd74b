module.exports = { i18n: { locales: ['en', 'pt-BR'], defaultLocale: 'en', localeDetection: false } };
