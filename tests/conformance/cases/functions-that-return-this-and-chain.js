const builder = {
  config: { experimental: {} },
  set(key, value) { this.config[key] = value; return this; },
  flag(name, on = true) { this.config.experimental[name] = on; return this; },
  when(test, then) { return test ? (then(this), this) : this; },
  build() { return { ...this.config }; },
};
module.exports = builder.set('compress', false).flag('appDir').when(process.env.TURBO, (b) => b.flag('turbo')).flag('ppr', false).build();
