const config = {};
Reflect.set(config, 'reactStrictMode', true);
Object.defineProperty(config, 'experimental', { value: { appDir: true }, enumerable: true });
const keys = Reflect.ownKeys({ a: 1, b: 2 });
module.exports = config;
module.exports.env = { keys: keys.join(), has: Reflect.has(config, 'experimental'), d: Object.getOwnPropertyDescriptor(config, 'experimental')?.writable };
