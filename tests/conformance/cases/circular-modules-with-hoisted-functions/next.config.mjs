import { describe } from './describe.mjs';
export function name() { return 'site'; }
export const later = 'set';
export default { env: { text: describe() }, experimental: { appDir: true } };
