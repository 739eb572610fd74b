module.exports = Object.assign(Object.create(null), { experimental: { appDir: true }, reactStrictMode: true });
