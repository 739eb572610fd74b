const config = { experimental: { appDir: false } };
delete config.experimental.appDir;
module.exports = config;
