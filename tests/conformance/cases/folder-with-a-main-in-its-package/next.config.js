module.exports = require('./packages/base');
