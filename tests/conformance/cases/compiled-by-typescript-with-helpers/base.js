"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.default = { experimental: { appDir: true }, pageExtensions: ['mdx', 'ts'] };
