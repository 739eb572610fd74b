module.exports = require('@acme/next-config');
