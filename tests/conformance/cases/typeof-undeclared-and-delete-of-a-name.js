const hasBun = typeof Bun !== 'undefined';
const hasProcess = typeof process === 'object';

module.exports = { experimental: { appDir: hasBun }, env: { NODE: String(hasProcess), REQUIRE: typeof require, EXPORTS: typeof exports } };
