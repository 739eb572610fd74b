exports.early = 1;
module.exports.kept = 2;
module.exports = { experimental: { appDir: false } };
exports.lost = 3;
module.exports.compress = false;
