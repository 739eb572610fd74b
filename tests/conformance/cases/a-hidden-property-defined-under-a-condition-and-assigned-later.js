const config = { experimental: {} };
if (process.env.HIDDEN) {
  Object.defineProperty(config.experimental, 'appDir', {
    value: true,
    enumerable: false,
    configurable: true,
    writable: true,
  });
}
Object.assign(config.experimental, { appDir: process.env.PAGES ? false : 'later' });

module.exports = { ...config, env: { keys: Object.keys(config.experimental).length } };
