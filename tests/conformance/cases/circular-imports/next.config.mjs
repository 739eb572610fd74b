import { flags } from './flags.mjs';

export const name = 'site';
export default { experimental: flags() };
