module.exports = { compress: true };

if (process.env.APP_DIR === 'off') {
  module.exports.experimental = { appDir: false };
}
module.exports.compress = false;
