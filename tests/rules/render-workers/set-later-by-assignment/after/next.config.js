const config = { reactStrictMode: true };
config.experimental = { appDir: false };
module.exports = config;
