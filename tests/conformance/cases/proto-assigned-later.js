const config = { reactStrictMode: true };
config.__proto__ = { experimental: { appDir: false } };
const plain = { ['__proto__']: { a: 1 } };

module.exports = { ...config, env: { SEEN: String(config.experimental.appDir), KEYS: Object.keys(plain).join() } };
