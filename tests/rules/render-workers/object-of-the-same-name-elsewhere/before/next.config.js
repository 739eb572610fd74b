const other = { experimental: { appDir: true } };
module.exports = { env: { other: String(other) }, experimental: { appDir: false } };
