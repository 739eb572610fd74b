const config = Object.freeze({ experimental: { appDir: true }, compress: true });
config.compress = false;
config.experimental.appDir = false;
config.added = 1;

module.exports = { ...config };
