module.exports = { then(resolve) { resolve({ experimental: { appDir: true }, reactStrictMode: true }); } };
