module.exports = { images: { loader: 'imgix', path: 'https://example.imgix.net/' } };
