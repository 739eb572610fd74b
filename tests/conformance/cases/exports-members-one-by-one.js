exports.reactStrictMode = true;
exports.experimental = { appDir: true };
exports.experimental.serverActions = true;
