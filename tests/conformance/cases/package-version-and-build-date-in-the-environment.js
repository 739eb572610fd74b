const { version, name: pkgName = 'app' } = require('./package.json');
const buildDate = new Date().toISOString();
const stamp = Date.now();

module.exports = {
  env: { APP: pkgName, BUILD_DATE: buildDate, STAMP: String(stamp), YEAR: `${new Date().getFullYear()}` },
  publicRuntimeConfig: { version: version || '0.0.0' },
  generateBuildId: () => `${pkgName}-${stamp}`,
  experimental: { appDir: true },
};
