export * from './options.mjs';
export { flags as experimental } from './options.mjs';
export const compress = false;
