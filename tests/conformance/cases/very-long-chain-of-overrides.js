let config = { experimental: { appDir: true } };
config = { ...config, experimental: { ...config.experimental, a: 1 } };
config = Object.assign({}, config, { compress: false });
config = ((c) => ({ ...c, experimental: { ...c.experimental, b: 2 } }))(config);
config.experimental.appDir = config.experimental.a === config.experimental.b ? true : false;
const { compress, ...rest } = config;

module.exports = { ...rest };
