'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
const nextConfig = { reactStrictMode: true, experimental: { appDir: true } };
exports.default = nextConfig;
