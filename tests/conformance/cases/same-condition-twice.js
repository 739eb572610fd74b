const ci = process.env.CI;
const config = { experimental: {} };
if (ci) config.experimental.appDir = true;
if (!ci) config.experimental.appDir = false;

module.exports = { ...config, env: { SAME: ci ? (ci ? 'a' : 'never') : 'b' } };
