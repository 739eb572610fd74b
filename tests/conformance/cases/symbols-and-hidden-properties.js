const hidden = Symbol('hidden');
const config = { [hidden]: { appDir: true }, experimental: { appDir: false } };
Object.defineProperty(config, 'secret', { value: 1, enumerable: false });
Object.defineProperty(config, 'compress', { value: false, enumerable: true });

module.exports = config;
