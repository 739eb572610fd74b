let flags;
try {
  flags = require('./broken');
} catch (error) {
  flags = { appDir: false, reason: error.message };
}
module.exports = { experimental: flags };
