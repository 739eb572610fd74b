const config = { compress: true };
Reflect.set(config, 'compress', false);
Reflect.defineProperty(config, 'trailingSlash', { value: true, enumerable: true });
const keys = Reflect.ownKeys(config);
const proxy = new Proxy({ appDir: true }, { get: (target, key) => (key === 'appDir' ? !target[key] : undefined) });

module.exports = { ...config, env: { KEYS: keys.join() }, experimental: { appDir: proxy.appDir } };
