const path = require('path');

module.exports = {
  sassOptions: { includePaths: [path.join(__dirname, 'styles')], prependData: '@use "vars";' },
  outputFileTracing: true,
  experimental: { outputFileTracingRoot: path.join(__dirname, '../../'), appDir: false },
  env: { BASE: path.basename('/a/b/c.txt', '.txt'), EXT: path.extname('x.mdx'), JOINED: path.posix.join('a', '..', 'b') },
};
