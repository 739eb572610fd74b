const fs = require('fs');
const path = require('path');

const hasApp = fs.existsSync(path.join(__dirname, 'app'));
const pkg = JSON.parse(fs.readFileSync(path.join(__dirname, 'package.json'), 'utf8'));

module.exports = { experimental: { appDir: hasApp }, env: { NAME: pkg.name }, compress: false };
