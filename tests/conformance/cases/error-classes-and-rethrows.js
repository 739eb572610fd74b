class ConfigError extends Error {
  constructor(message, { code } = {}) {
    super(`config: ${message}`);
    this.name = 'ConfigError';
    this.code = code;
  }
}
const attempt = (fn) => {
  try { return fn(); } catch (e) {
    if (!(e instanceof ConfigError)) throw e;
    return { failed: e.code, message: e.message, name: e.name, isError: e instanceof Error };
  }
};
const result = attempt(() => { throw new ConfigError('bad', { code: 7 }); });
let outer;
try { attempt(() => null.x); } catch (e) { outer = e.constructor === TypeError ? 'type' : e.name; }
module.exports = { env: { ...result, outer }, experimental: { appDir: result.failed === 7 } };
