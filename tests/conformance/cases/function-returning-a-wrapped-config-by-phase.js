const { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } = require('next/constants');
const withPWA = require('@ducanh2912/next-pwa').default({ dest: 'public' });
const nextConfig = { experimental: { appDir: true } };
module.exports = (phase) => {
  if ([PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD].includes(phase)) return withPWA(nextConfig);
  return nextConfig;
};
