function makeBuilder() {
  let config = {};
  const builder = {
    set(key, value) {
      config = { ...config, [key]: value };
      return builder;
    },
    experimental(flags) {
      config.experimental = { ...config.experimental, ...flags };
      return this;
    },
    build: () => config,
  };
  return builder;
}

module.exports = makeBuilder().set('compress', false).experimental({ appDir: true }).experimental({ mdxRs: true }).build();
