const { readFileSync } = require('fs');
let local = {};
try {
  local = JSON.parse(readFileSync('./next.local.json', 'utf8'));
} catch {}
module.exports = { ...local, experimental: { ...(local.experimental || {}), appDir: true }, reactStrictMode: true };
