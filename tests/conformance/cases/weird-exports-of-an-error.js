const e = new Error('x');
e.experimental = { appDir: true };
module.exports = e;
