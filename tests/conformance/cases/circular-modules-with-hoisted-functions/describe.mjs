import { name, later } from './next.config.mjs';
const early = name();
let tdz;
try { tdz = later; } catch (e) { tdz = e.name; }
export const describe = () => `${early} ${tdz} ${later}`;
