class Config {
  poweredByHeader = false;
  experimental = { appDir: true };
  constructor(strict) {
    this.reactStrictMode = strict;
  }
  withPages() {
    this.experimental.appDir = false;
    return this;
  }
}

module.exports = new Config(true).withPages();
