const config = require('./next.config');
exports.saw = Object.keys(config).join();
exports.experimental = { appDir: config.early === true };
