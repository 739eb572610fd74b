module.exports = Object.freeze({ reactStrictMode: true });
