class Csp {
  constructor() { this.map = new Map(); }
  add(name, ...values) {
    const known = this.map.get(name) ?? [];
    this.map.set(name, [...known, ...values]);
    return this;
  }
  toString() { return [...this.map].map(([k, v]) => `${k} ${v.join(' ')}`.trim()).join('; '); }
}
const csp = new Csp().add('default-src', "'self'").add('img-src', 'data:').add('img-src', 'https:').add('block-all-mixed-content');
const headers = Object.entries({ 'Content-Security-Policy': csp.toString(), 'X-Content-Type-Options': 'nosniff' }).map(([key, value]) => ({ key, value }));
module.exports = { env: { csp: csp.toString() }, headerTable: headers, experimental: { appDir: headers.some((h) => h.key.startsWith('Content')) } };
