const config = { compress: true };
Object.defineProperty(config, 'poweredByHeader', { value: true, enumerable: true });
config.poweredByHeader = false;
Object.defineProperty(config, 'trailingSlash', { get: () => true, enumerable: true });
config.trailingSlash = false;
delete config.poweredByHeader;
Object.seal(config);
config.added = 1;
config.compress = false;
const frozen = Object.freeze([1, 2]);
frozen[0] = 9;

module.exports = { ...config, serverRuntimeConfig: { frozen, isFrozen: Object.isFrozen(frozen), sealed: Object.isSealed(config) } };
