const isMain = require.main === module;
const direct = !module.parent;
module.exports = { env: { cached: typeof require.cache, ext: typeof require.extensions, id: typeof module.id }, experimental: { appDir: isMain && direct ? false : true } };
