const base = { compress: false, greet() { return `hi ${this.name}`; } };
const config = { name: 'site', experimental: { appDir: true } };
Object.setPrototypeOf(config, base);
const child = { __proto__: config, greet() { return super.greet() + '!'; } };
const inherited = [];
for (const key in child) inherited.push(key);

module.exports = {
  ...config,
  env: { GREETING: child.greet(), INHERITED: inherited.join(), OWN: Object.keys(child).join(), HAS: String('compress' in config) },
};
