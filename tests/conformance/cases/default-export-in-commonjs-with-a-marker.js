exports.__esModule = true;
exports.default = { experimental: { appDir: true } };
