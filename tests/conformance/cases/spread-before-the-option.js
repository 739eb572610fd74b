const defaults = { reactStrictMode: true, experimental: { appDir: true } };

module.exports = {
  ...defaults,
  experimental: { appDir: false },
};
