Object.defineProperty(exports, 'experimental', { enumerable: true, get: () => ({ appDir: process.env.OLD !== '1' }) });
Object.defineProperty(exports, 'hidden', { enumerable: false, value: 1 });
exports.compress = exports.hidden === 1;
