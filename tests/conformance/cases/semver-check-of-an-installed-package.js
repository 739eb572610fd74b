const semver = require('semver');
const { version } = require('next/package.json');
const isNew = semver.gte(version, '13.4.0');
module.exports = { reactStrictMode: true, experimental: isNew ? { appDir: true } : { appDir: true, legacy: 1 } };
