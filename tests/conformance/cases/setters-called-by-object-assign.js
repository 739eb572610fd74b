const log = [];
const target = {
  set appDir(value) {
    log.push(value);
  },
  get appDir() {
    return log.at(-1);
  },
};
Object.assign(target, { appDir: true }, { get appDir() { return false; } });
const spread = { ...target, set later(value) {} };

module.exports = { experimental: { appDir: target.appDir }, serverRuntimeConfig: { log, keys: Object.keys(spread), later: spread.later === undefined } };
