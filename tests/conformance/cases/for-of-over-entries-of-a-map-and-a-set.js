const map = new Map([['appDir', false], ['mdxRs', true]]);
map.set('typedRoutes', map.has('appDir'));
map.delete('mdxRs');
const experimental = {};
for (const [key, value] of map) experimental[key] = value;
const locales = [...new Set(['en', 'de', 'en'])];

module.exports = { experimental, i18n: { locales, defaultLocale: locales[0] } };
