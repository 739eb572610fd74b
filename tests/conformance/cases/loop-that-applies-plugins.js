const config = { experimental: { appDir: true } };
const plugins = [require('next-images'), require('next-fonts')];

let result = config;
for (const plugin of plugins) {
  result = plugin(result);
}
plugins.forEach((plugin) => {
  result = plugin(result);
});

module.exports = result;
