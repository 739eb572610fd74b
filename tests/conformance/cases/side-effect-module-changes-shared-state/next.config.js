const state = require('./state');
require('./turn-off');

module.exports = { experimental: { appDir: state.appDir } };
