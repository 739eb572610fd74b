function Config() {
  if (!new.target) return new Config();
  return { experimental: { appDir: false } };
}

module.exports = Config();
