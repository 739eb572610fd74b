'use strict';
const deepFreeze = (o) => { Object.values(o).forEach((v) => typeof v === 'object' && v !== null && deepFreeze(v)); return Object.freeze(o); };
const base = deepFreeze({ experimental: { appDir: false, list: [1] }, compress: true });
let failed = 0;
try { base.experimental.appDir = true; } catch { failed += 1; }
try { base.experimental.list.push(2); } catch { failed += 1; }
try { delete base.compress; } catch { failed += 1; }
module.exports = { ...base, experimental: { ...base.experimental, failed }, env: { frozen: Object.isFrozen(base.experimental.list) } };
