export * from './flags.mjs';
export { default } from './base.mjs';
export * as all from './flags.mjs';
