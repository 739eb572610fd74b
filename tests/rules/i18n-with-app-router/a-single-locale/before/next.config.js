module.exports = { i18n: { locales: ["en"], defaultLocale: "en" } };
