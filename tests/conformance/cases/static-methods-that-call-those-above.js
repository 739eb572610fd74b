class Base { static defaults() { return { experimental: { appDir: true } }; } static get name2() { return 'base'; } static count = 0; static { Base.count += 1; } }
class Site extends Base { static defaults() { return { ...super.defaults(), compress: false, n: super.name2 }; } static count = super.count + 1; }
module.exports = { ...Site.defaults(), env: { count: Site.count, base: Base.count, own: Object.hasOwn(Site, 'defaults') } };
