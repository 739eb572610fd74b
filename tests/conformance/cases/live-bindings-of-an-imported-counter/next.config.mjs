import { count, increment, settings as shared } from './state.mjs';
import * as state from './state.mjs';

increment();
increment();
shared.appDir = count === 2;

export default { experimental: shared, env: { COUNT: `${count}`, SAME: `${state.count}`, KEYS: Object.keys(state).join() } };
