const started = Date.now();
const year = new Date().getFullYear();
module.exports = {
  generateBuildId: async () => `build-${started}`,
  env: { YEAR: String(year), COPYRIGHT: `© ${year} Acme`, ELAPSED: `${Date.now() - started}` },
  experimental: { appDir: year > 2000 ? true : false },
  compress: true,
};
