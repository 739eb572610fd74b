const byStage = {
  production: { experimental: { appDir: false }, compress: true },
  staging: { experimental: { appDir: true }, compress: false },
};

module.exports = byStage[process.env.STAGE] || byStage.production;
