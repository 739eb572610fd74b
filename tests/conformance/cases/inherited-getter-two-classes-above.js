class Base {
  name;
  constructor(name) {
    this.name = name;
  }
  get label() {
    return this.name;
  }
}

class Site extends Base {
  constructor() {
    super('site');
  }
  build(extra = {}) {
    return {
      ...extra,
      env: { label: this.label, name: this.name },
    };
  }
}

module.exports = () => new Site().build({});
