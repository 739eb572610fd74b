const config = { experimental: { appDir: true } };
module.exports = config;
Promise.resolve().then(() => {
  config.experimental.appDir = false;
});
queueMicrotask(() => {
  config.compress = false;
});
