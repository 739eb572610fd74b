export { default, experimental } from './config/index.mjs';
