exports.compress = false;
module.exports = { reactStrictMode: true };
exports.poweredByHeader = false;
module.exports.trailingSlash = true;
