class Base {
  static flags = { mdxRs: true };
  build() {
    return { experimental: { ...Base.flags, appDir: true } };
  }
}
class Pages extends Base {
  build() {
    const config = super.build();
    config.experimental.appDir = false;
    return config;
  }
}

module.exports = new Pages().build();
