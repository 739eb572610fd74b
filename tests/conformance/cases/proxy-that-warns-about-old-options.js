const plain = { experimental: { appDir: true }, reactStrictMode: true };
const watched = new Proxy(plain, {
  get(target, key, receiver) {
    return Reflect.get(target, key, receiver);
  },
});
module.exports = { ...plain, env: { strict: watched.reactStrictMode } };
