import base, * as all from './base.mjs';
import { default as again } from './base.mjs';
export default { ...base, env: { same: String(all.default === again), keys: Object.keys(all).join() } };
