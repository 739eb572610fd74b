const config = {};
config.images = { loader: 'imgix', path: 'https://example.imgix.net/' };
module.exports = config;
