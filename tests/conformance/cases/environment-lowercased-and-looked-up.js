const stage = (process.env.STAGE || 'production').toLowerCase();
const flags = { production: { appDir: false }, staging: { appDir: true }, dev: { appDir: true, turbo: {} } };
module.exports = { experimental: flags[stage] ?? flags.production, poweredByHeader: stage.startsWith('dev') };
