module.exports = Promise.resolve({ experimental: { appDir: true }, compress: true });
