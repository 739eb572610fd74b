const { version } = require('next/package.json');

module.exports = { env: { NEXT: version }, experimental: { appDir: version.startsWith('13.4') } };
