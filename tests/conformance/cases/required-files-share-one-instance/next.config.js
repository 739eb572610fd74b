const a = require('./shared');
const b = require('./shared.js');
a.experimental.appDir = true;
const c = require('./lib/uses-shared');
module.exports = { ...b, env: { same: String(a === b && c.shared === a), n: c.shared.loads } };
