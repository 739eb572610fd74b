import build, { flags as f, VERSION } from './helpers/index.mjs';
import * as helpers from './helpers/index.mjs';
export default build({ experimental: f, env: { VERSION, names: Object.keys(helpers).join(), tag: Object.prototype.toString.call(helpers) } });
