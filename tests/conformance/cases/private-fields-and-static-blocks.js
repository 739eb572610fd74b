class Flags {
  #appDir = true;
  static mode;
  static {
    Flags.mode = 'pages';
  }
  get appDir() {
    return this.#appDir && Flags.mode !== 'pages';
  }
  static is(value) {
    return #appDir in value;
  }
}
const flags = new Flags();

module.exports = { experimental: { appDir: flags.appDir }, env: { IS: String(Flags.is(flags)) } };
