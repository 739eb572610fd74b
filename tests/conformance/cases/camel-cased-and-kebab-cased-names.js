const kebab = (s) => s.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
const camel = (s) => s.replace(/-(\w)/g, (_, c) => c.toUpperCase());
const upper = (s) => s.replace(/^./, (c) => c.toUpperCase());
module.exports = {
  env: { a: kebab('pageExtensions'), b: camel('app-dir'), c: upper('next') },
  experimental: { [camel('app-dir')]: true },
};
