const late = require('./late');
module.exports = { ...late, env: { KEYS: Object.keys(late).join() } };
