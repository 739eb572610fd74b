const merge = require("deepmerge");
module.exports = merge({ a: 1 }, { b: 2 });
