module.exports = require('@acme/config');
