const build = ({ appDir = false, images: { domains = [] } = {} } = {}, [lang = 'en'] = [], ...extra) => ({
  experimental: { appDir },
  images: { domains },
  i18n: { locales: [lang, ...extra], defaultLocale: lang },
});

module.exports = build({ images: { domains: ['img.example.com'] } }, ['fr'], 'de', 'nl');
