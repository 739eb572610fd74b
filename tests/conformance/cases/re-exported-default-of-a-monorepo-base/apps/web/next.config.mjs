export { default } from '../../next.base.mjs';
