const factory = {
  flags: { appDir: true },
  make() {
    return { experimental: { ...this.flags } };
  },
  late: () => typeof this,
};
const { make } = factory;

module.exports = { ...factory.make(), env: { BOUND: JSON.stringify(make.call({ flags: { mdxRs: true } })) } };
