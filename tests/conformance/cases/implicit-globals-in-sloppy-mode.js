withStrict = (config) => ({ ...config, reactStrictMode: true });
function setup() {
  flag = true;
}
setup();
module.exports = withStrict({ experimental: { appDir: flag }, env: { g: typeof globalThis.flag, t: typeof global.withStrict } });
