import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const __dirname = path.dirname(fileURLToPath(import.meta.url));
const here = import.meta.dirname ?? __dirname;
const base = require('./base.cjs');
const data = require('./data.json');

export default {
  ...base,
  env: { n: data.n, same: here === __dirname },
  sassOptions: { includePaths: [path.join(__dirname, 'styles'), new URL('./x', import.meta.url).pathname] },
};
