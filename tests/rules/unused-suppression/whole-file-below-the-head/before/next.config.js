const path = require("path");
// nextlint-ignore-file[ignored-config]: too late
module.exports = {};
