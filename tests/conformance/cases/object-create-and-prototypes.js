const defaults = { compress: false, experimental: { appDir: true } };
const config = Object.create(defaults);
config.reactStrictMode = true;
config.env = { INHERITED: String(config.compress) };

module.exports = config;
