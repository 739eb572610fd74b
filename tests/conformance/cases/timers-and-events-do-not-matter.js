const { EventEmitter } = require('events');
const bus = new EventEmitter();
let appDir = true;
bus.on('change', () => { appDir = false; });
setTimeout(() => { appDir = false; }, 0);
queueMicrotask(() => {});
process.on('exit', () => { appDir = false; });
module.exports = { reactStrictMode: true, compress: false, experimental: { mdxRs: true } };
