const plugins = [require('./plugins/pages'), require('./plugins/images')('cdn.example.com')];
const config = { experimental: { appDir: true } };

module.exports = plugins.reduce((c, plugin) => plugin(c), config);
