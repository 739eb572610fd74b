const configs = [{ compress: true }, { compress: false, experimental: { appDir: false } }];

module.exports = configs[configs.length - 1];
