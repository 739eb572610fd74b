module.exports = { early: true };
const helper = require('./helper');
module.exports = { env: { saw: helper.saw }, experimental: helper.experimental };
