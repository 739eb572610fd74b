Object.defineProperty(exports, '__esModule', { value: true });
exports.default = { experimental: { appDir: false } };
