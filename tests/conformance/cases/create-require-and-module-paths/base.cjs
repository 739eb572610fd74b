'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
exports.experimental = { appDir: true };
exports.default = { ignored: true };
