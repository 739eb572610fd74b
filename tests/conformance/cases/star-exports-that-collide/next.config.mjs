export * from './a.mjs';
export * from './b.mjs';
export { default } from './a.mjs';
export const c = 1;
