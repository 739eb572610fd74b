const { version } = require("./node_modules/next/package.json");

module.exports = { env: { VERSION: version } };
