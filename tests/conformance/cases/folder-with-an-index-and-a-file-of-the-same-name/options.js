module.exports = { compress: false, experimental: { appDir: false } };
