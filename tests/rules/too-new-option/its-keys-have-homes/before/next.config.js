module.exports = {
  turbopack: { rules: { '*.svg': ['@svgr/webpack'] } },
};
