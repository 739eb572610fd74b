class Options {
  seen() {
    return typeof this;
  }
  static appDir() {
    return (function () {
      return this === undefined;
    })();
  }
}
const { appDir } = Options;
const { seen } = new Options();

module.exports = { experimental: { appDir: appDir() }, env: { seen: seen() } };
