module.exports.images = { unoptimized: true };
module.exports.experimental = {};
module.exports.experimental.appDir = false;
module.exports['output'] = 'export';
