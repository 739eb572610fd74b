globalThis.flags = { appDir: false };
const g = typeof window === 'undefined' ? globalThis : window;

module.exports = { experimental: g.flags, env: { SERVER: String(typeof window === 'undefined') } };
