const config = require('./next.config.js');
exports.seen = Object.keys(config).join(',');
exports.later = () => String(config.compress);
