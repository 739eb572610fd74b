const { isCI } = require('ci-info');

module.exports = { experimental: { appDir: !isCI, cpus: isCI ? 1 : 4 }, compress: true };
