const { exports: out } = module;
out.reactStrictMode = true;
module['exports'].compress = false;
Object.assign(module.exports, { experimental: { appDir: true } });
const key = 'trailing' + 'Slash';
exports[key] = true;
