const options = require('./options.json');
const { version } = require('./package.json');

module.exports = { ...options, env: { VERSION: version } };
