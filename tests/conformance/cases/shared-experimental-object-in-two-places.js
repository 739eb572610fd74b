const experimental = { appDir: true };
const a = { experimental };
const b = { experimental, compress: false };
a.experimental.appDir = false;

module.exports = b;
