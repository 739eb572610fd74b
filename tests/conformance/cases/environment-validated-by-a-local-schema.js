const required = ['DATABASE_URL', 'SESSION_SECRET'];
const missing = required.filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.warn(`Missing: ${missing.join(', ')}`);
}

module.exports = { reactStrictMode: true, experimental: { appDir: missing.length === 0 } };
