var config = { reactStrictMode: true };
function config() {}
var other;
function other() {
  return { appDir: false };
}
module.exports = { ...config, experimental: other(), env: { kind: typeof config, late: typeof late } };
var late = 5;
