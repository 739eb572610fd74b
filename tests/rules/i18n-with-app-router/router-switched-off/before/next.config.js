module.exports = {
  experimental: { appDir: false },
  i18n: { locales: ["en"], defaultLocale: "en" },
};
