class Options {
  static #count = 0;
  static defaults = { appDir: true };
  #flags = new Map();
  name = this.constructor.name;
  ['computed' + 1] = 'c';
  constructor(...names) {
    names.forEach((name) => this.#flags.set(name, true));
    Options.#count++;
  }
  static get count() {
    return Options.#count;
  }
  get size() {
    return this.#flags.size;
  }
  set off(name) {
    this.#flags.set(name, false);
  }
  toJSON() {
    return Object.fromEntries(this.#flags);
  }
  *[Symbol.iterator]() {
    yield* this.#flags.keys();
  }
}
class Pages extends Options {
  extra = 'x';
  constructor() {
    super('appDir', 'mdxRs');
    this.off = 'appDir';
  }
  get size() {
    return super.size * 10;
  }
}
const options = new Pages();

module.exports = {
  experimental: options.toJSON(),
  env: { SIZE: `${options.size}`, COUNT: `${Options.count}`, KEYS: Object.keys(options).join(), KIND: `${options instanceof Options}`, NAME: options.name },
};
