const fs = require('fs');
const config = { experimental: { appDir: true }, reactStrictMode: true };
if (fs.existsSync('./certs')) config.experimental.https = true;
if (!fs.existsSync('./app') && !fs.existsSync('./src/app')) delete config.experimental.appDir;
module.exports = config;
