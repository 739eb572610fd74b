const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const pkg = JSON.parse(readFileSync(join(__dirname, 'package.json'), 'utf-8'));
module.exports = { env: { version: pkg.version ?? 'none' }, publicRuntimeConfig: { name: pkg.name }, experimental: { appDir: true } };
