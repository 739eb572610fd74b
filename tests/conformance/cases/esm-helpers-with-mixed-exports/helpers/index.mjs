export { default } from './build.mjs';
export { flags, VERSION as VERSION } from './values.mjs';
export * as raw from './values.mjs';
