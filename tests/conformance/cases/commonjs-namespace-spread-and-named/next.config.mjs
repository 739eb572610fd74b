import legacy, { experimental } from './legacy.cjs';
import * as all from './legacy.cjs';
export default { ...legacy, env: { same: all.default === legacy, e: all.experimental === experimental, u: String(all.nothing) } };
