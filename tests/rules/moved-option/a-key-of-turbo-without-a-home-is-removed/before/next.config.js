module.exports = {
  experimental: {
    turbo: { resolveAlias: { a: 'b' }, useSwcCss: true },
  },
};
