const { onExit } = require('signal-exit');
const { once } = require('lodash');
const config = { experimental: { appDir: true }, compress: true };
onExit(() => { config.compress = false; });
const init = once(() => ({ trailingSlash: true }));
module.exports = { ...config, reactStrictMode: true };
