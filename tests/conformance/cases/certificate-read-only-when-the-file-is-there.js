const fs = require('fs');
const path = require('path');

const certFile = path.join(__dirname, 'certs', 'ca.pem');
const hasCert = fs.existsSync(certFile);
const options = {};
if (hasCert) options.ca = fs.readFileSync(certFile, 'utf8');

module.exports = {
  experimental: { appDir: true, hasCert },
  serverRuntimeConfig: options,
  reactStrictMode: true,
};
