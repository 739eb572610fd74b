import { createRequire } from 'module';
import pkg from './package.json' with { type: 'json' };

const require = createRequire(import.meta.url);
const legacy = require('./legacy.cjs');
const { version } = require('./package.json');

export default { ...legacy, env: { NAME: pkg.name, VERSION: version } };
