const v7 = { experimental: {}, compress: false };
Object.defineProperty(v7, 'experimental', { value: 'n', enumerable: false, configurable: true, writable: true });
v7.experimental = { ...v7.experimental };
module.exports = { ...v7 };
