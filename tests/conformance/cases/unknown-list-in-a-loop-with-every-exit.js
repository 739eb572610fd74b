const fs = require('fs');
const found = [];
let stopped = false;
const scan = () => {
  for (const name of fs.readdirSync(__dirname)) {
    if (name.startsWith('.')) continue;
    if (name === 'stop') { stopped = true; break; }
    if (name === 'return') return 'early';
    found.push(name);
  }
  return 'end';
};
const how = scan();
module.exports = { env: { how, stopped: String(stopped) }, compress: found.length >= 0, reactStrictMode: true, experimental: { appDir: true } };
