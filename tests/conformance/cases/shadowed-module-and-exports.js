function build(module, exports) {
  module.exports = { experimental: { appDir: false } };
  exports = { ignored: true };
  return module;
}
const fake = build({}, {});
module.exports = { ...fake.exports, env: { fake: typeof fake.exports, real: typeof module.exports } };
