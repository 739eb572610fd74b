const settings = require('./settings');
module.exports = { appDir: typeof settings.build === 'function' };
