const withCss = require('@zeit/next-css');
const withFonts = require('next-fonts');

const compose =
  (...wrappers) =>
  (config) =>
    wrappers.reduceRight((current, wrap) => wrap(current), config);

module.exports = compose(withCss, withFonts)({
  target: 'server',
  experimental: { appDir: false },
});
