let overrides = {};
try {
  overrides = require('./next.local.config');
} catch {
  overrides = { experimental: { appDir: false } };
}

module.exports = { compress: true, ...overrides };
