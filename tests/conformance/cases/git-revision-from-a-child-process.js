const { execSync } = require('child_process');

const revision = execSync('git rev-parse --short HEAD').toString().trim();

module.exports = {
  generateBuildId: async () => revision,
  env: { REVISION: revision, KIND: 'release' },
  experimental: { appDir: true },
};
