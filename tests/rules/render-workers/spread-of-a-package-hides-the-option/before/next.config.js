const base = require('@acme/base');
module.exports = { ...base, reactStrictMode: true };
