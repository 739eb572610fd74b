exports.experimental = { appDir: false };
exports.headers = async () => [];
