class Flags {
  #source;
  static defaults = Object.freeze({ appDir: true, turbo: false });
  constructor(source = {}) {
    this.#source = { ...Flags.defaults, ...source };
  }
  get appDir() {
    return this.#source.appDir && !this.disabled;
  }
  get disabled() {
    return this.#source.disabled ?? false;
  }
  toExperimental() {
    const { appDir } = this;
    return { appDir, turbo: this.#source.turbo };
  }
}

const flags = new Flags({ disabled: process.env.NO_APP === '1' });
module.exports = { experimental: flags.toExperimental(), reactStrictMode: flags instanceof Flags };
