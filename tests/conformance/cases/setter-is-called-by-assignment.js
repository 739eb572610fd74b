const config = {
  experimental: {},
  set legacy(value) {
    this.experimental.appDir = !value;
  },
  get legacy() {
    return undefined;
  },
};
config.legacy = true;

module.exports = config;
