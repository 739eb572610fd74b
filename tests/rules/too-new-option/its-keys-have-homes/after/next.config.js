module.exports = {
  experimental: { turbo: { rules: { '*.svg': ['@svgr/webpack'] } } },
};
