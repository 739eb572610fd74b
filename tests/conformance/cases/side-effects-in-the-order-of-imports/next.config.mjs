import './first.mjs';
import { log } from './log.mjs';
log.push('config');
import './second.mjs';
export default { env: { log: log.join() }, experimental: { appDir: log[0] === 'first' } };
