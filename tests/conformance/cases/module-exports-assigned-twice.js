module.exports = { experimental: { appDir: true }, compress: false };
module.exports = { experimental: { appDir: false } };
