const locales = ['en', 'de'];
const pages = { about: { en: 'about', de: 'ueber-uns' }, imprint: { en: 'imprint', de: 'impressum' } };
const rewrites = [];
for (const [page, names] of Object.entries(pages)) {
  for (const locale of locales) {
    const name = names[locale];
    if (name === page && locale === 'en') continue;
    rewrites.push({ source: `/${locale}/${name}`, destination: `/${locale}/${page}`, locale: false });
  }
}
module.exports = { i18n: { locales, defaultLocale: locales[0] }, table: rewrites, experimental: { appDir: !!rewrites.length } };
