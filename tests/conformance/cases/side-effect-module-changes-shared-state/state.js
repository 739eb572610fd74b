module.exports = { appDir: true };
