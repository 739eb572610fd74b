exports.compress = false;
const b = require('./b');
exports.env = { SEEN: b.seen, LATER: b.later() };
exports.experimental = { appDir: false };
