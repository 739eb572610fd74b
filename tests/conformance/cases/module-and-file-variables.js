const path = require('path');
const here = path.basename(__dirname) !== '' && path.basename(__filename).startsWith('next.config');
const rel = path.relative(__dirname, path.join(__dirname, 'src', 'x.ts'));
const parts = path.parse('/a/b.c.js');
module.exports = { env: { rel: rel.split(path.sep).join('/'), ext: path.extname(__filename), base: path.basename(__filename, '.js'), norm: path.posix.join('/a/', '../b', './c'), name: parts.name, isAbs: path.isAbsolute(__dirname), dir: path.dirname('/x/y/z') }, experimental: { appDir: here } };
exports.ignored = module.exports !== exports;
module.exports.loaded = module.loaded;
