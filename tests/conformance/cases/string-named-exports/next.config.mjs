import { 'the config' as config } from './named.mjs';
export { config as default };
