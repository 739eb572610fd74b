import a from './shared.mjs';
import { default as b } from './shared.mjs';

b.experimental.appDir = false;
const { default: c } = await import('./shared.mjs');
c.compress = a === b;

export default a;
