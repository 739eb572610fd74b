const config = { reactStrictMode: true };
config.experimental = { appDir: true };
module.exports = config;
