const env = {};
let count = 0;
for (const key in process.env) {
  if (!key.startsWith('APP_')) continue;
  env[key] = process.env[key];
  count++;
}
module.exports = { env, compress: count > 0, reactStrictMode: true, experimental: { appDir: true } };
