module.exports = process.env.NODE_ENV === 'production' ? { experimental: { appDir: false } } : {};
