const builders = {
  development: () => ({ experimental: { appDir: true }, compress: false }),
  production() { return { experimental: { appDir: true, turbo: undefined }, compress: true }; },
  get test() { return () => ({ experimental: {} }); },
};
module.exports = (builders[process.env.NODE_ENV] ?? builders.development)();
