class Base {
  constructor() { this.init?.(); }
  get experimental() { return this._e ?? { appDir: false }; }
  set experimental(value) { this._e = { ...value, touched: 1 }; }
}
class Site extends Base {
  field = 'f';
  init() { this.experimental = { appDir: true }; }
  get experimental() { return { ...super.experimental, viaSite: 1 }; }
  set experimental(v) { super.experimental = v; }
}
const site = new Site();
module.exports = { experimental: site.experimental, env: { keys: Object.keys(site).join() } };
