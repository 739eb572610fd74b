exports = module.exports = { compress: false };
exports.experimental = { appDir: false };
