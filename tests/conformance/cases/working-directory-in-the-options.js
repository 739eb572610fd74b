module.exports = {
  experimental: { outputFileTracingRoot: process.cwd(), appDir: false },
  env: { HERE: require('path').basename(__filename) },
};
