module.exports = {
  turbopack: { rules: { '*.svg': ['@svgr/webpack'] }, root: __dirname },
};
