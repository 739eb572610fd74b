const os = require('os');
const cpus = Math.max(1, os.cpus().length - 1);
module.exports = { experimental: { appDir: true, cpus, workerThreads: cpus > 4 }, compress: os.platform() !== 'win32' };
