const config = { experimental: { appDir: true } };
module.exports = config;
config.experimental = { appDir: false };
config.output = process.env.DOCKER ? 'standalone' : undefined;
