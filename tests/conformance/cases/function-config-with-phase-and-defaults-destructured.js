const { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } = require('next/constants');
module.exports = (phase, { defaultConfig: { experimental, ...defaults } = {} } = {}) => {
  if (phase === PHASE_DEVELOPMENT_SERVER) return { experimental: { appDir: false } };
  return { distDir: phase === PHASE_PRODUCTION_BUILD ? 'build' : 'dist', experimental: { ...experimental, appDir: true } };
};
