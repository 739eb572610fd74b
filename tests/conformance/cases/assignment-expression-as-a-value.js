let shared;
const config = { experimental: (shared = { appDir: true }), env: {} };
shared.appDir = config.env.A = 'x';

module.exports = config;
