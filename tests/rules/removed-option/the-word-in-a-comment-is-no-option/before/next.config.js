// experimental: { appDir: true }
module.exports = {};
