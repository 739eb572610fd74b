const schema = {
  NEXT_PUBLIC_URL: { type: 'url', default: 'http://localhost:3000' },
  APP_DIR: { type: 'boolean', default: 'true' },
  LIMIT: { type: 'number', default: '10' },
};
const parsers = { url: (v) => v.replace(/\/+$/, ''), boolean: (v) => v === 'true' || v === '1', number: Number };
const env = Object.fromEntries(
  Object.entries(schema).map(([name, { type, default: otherwise }]) => [name, parsers[type](process.env[name] ?? otherwise)]),
);
module.exports = { env: { URL: env.NEXT_PUBLIC_URL }, experimental: { appDir: env.APP_DIR, isrMemoryCacheSize: env.LIMIT } };
