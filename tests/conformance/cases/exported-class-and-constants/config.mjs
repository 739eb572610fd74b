export const DEFAULTS = Object.freeze({ appDir: true });
export default class Config {
  static kind = 'pages';
  constructor(flags) {
    this.flags = { ...flags };
  }
  enable(name) {
    this.flags[name] = true;
    return this;
  }
  disable(name) {
    this.flags[name] = false;
    return this;
  }
}
export const make = ({ flags }) => ({ experimental: flags });
