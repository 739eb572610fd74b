import base from './next.base.mjs';

export default { ...base, compress: false };
