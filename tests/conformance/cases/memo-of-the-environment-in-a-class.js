class Env {
  static #cache = {};
  static get(name, fallback) { return (this.#cache[name] ??= process.env[name] ?? fallback); }
  static flag(name) { return ['1', 'true'].includes(Env.get(name, '')); }
}
module.exports = { experimental: { appDir: !Env.flag('NO_APP'), ppr: Env.flag('PPR') }, basePath: Env.get('BASE', '') };
