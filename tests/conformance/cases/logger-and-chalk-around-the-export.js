const chalk = require('chalk');
const pkg = require('./package.json');
console.log(chalk.green(`building ${pkg.name}`), process.version);
if (process.env.VERBOSE) console.table({ a: 1 });
const config = { experimental: { appDir: true }, env: { NAME: pkg.name } };
console.debug(JSON.stringify(config, null, 2));
module.exports = config;
