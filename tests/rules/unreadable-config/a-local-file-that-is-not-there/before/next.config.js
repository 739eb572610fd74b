module.exports = require("./base");
