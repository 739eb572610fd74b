module.exports = { i18n: { locales: process.env.FRENCH ? ["en", "fr"] : ["en"], defaultLocale: "en" } };
