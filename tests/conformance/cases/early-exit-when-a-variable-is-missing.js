const required = ['API_URL', 'SITE'];
const missing = required.filter((name) => !process.env[name]);
if (missing.length) {
  console.error(`missing: ${missing.join(', ')}`);
  if (process.env.STRICT) process.exit(1);
}
module.exports = { env: { missing: String(missing.length) }, reactStrictMode: true, experimental: { appDir: true } };
