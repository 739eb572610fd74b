module.exports = { experimental: {}, loads: (globalThis.loads = (globalThis.loads || 0) + 1) };
