module.exports = { images: { loader: 'imgix', loaderFile: './mine.js', path: 'https://example.imgix.net/' } };
