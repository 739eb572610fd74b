exports.experimental = { appDir: true };
exports.reactStrictMode = true;
if (process.env.NODE_ENV === 'production') exports.compress = false;
