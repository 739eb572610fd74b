const base = { reactStrictMode: true, experimental: { appDir: true } };
let overrides = {};
try {
  overrides = require('./next.config.local.js');
} catch {
  // nobody has to have one
}
let more = {};
try { more = require('./overrides'); } catch (e) { if (e.code !== 'MODULE_NOT_FOUND') throw e; }
module.exports = { ...base, ...overrides, ...more };
