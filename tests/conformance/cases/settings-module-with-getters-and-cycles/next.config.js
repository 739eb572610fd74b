const settings = require('./settings');
module.exports = settings.build();
