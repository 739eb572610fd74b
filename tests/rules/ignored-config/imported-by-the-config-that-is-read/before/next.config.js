module.exports = require("./next.config.cjs");
