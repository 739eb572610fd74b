module.exports = Object.assign(Object.create(null), { reactStrictMode: true });
