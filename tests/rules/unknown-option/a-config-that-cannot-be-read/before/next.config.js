module.exports = require('./missing').config;
