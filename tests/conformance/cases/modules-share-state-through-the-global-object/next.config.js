require('./setup');
module.exports = { experimental: globalThis.__flags, env: { direct: String(__flags.appDir), t: typeof missingGlobal } };
