let withSvgr = (config) => config;
try {
  withSvgr = require('next-plugin-svgr');
} catch (error) {
  console.warn('svgr is not installed');
}

module.exports = withSvgr({ experimental: { appDir: true }, compress: false });
