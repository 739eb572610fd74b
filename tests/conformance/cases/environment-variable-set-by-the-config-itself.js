process.env.NEXT_TELEMETRY_DISABLED = '1';
process.env.BUILD_KIND = process.env.BUILD_KIND || 'local';

module.exports = {
  env: { TELEMETRY: process.env.NEXT_TELEMETRY_DISABLED, KIND: process.env.BUILD_KIND },
  experimental: { appDir: process.env.NEXT_TELEMETRY_DISABLED !== '1' },
};
