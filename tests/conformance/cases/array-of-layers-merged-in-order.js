const layers = [
  { experimental: { appDir: false }, headers: undefined },
  process.env.CI && { experimental: { appDir: true } },
  null,
  { compress: true },
];
module.exports = Object.assign({}, ...layers.filter(Boolean));
