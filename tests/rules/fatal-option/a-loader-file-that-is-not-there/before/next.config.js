module.exports = { images: { loader: 'custom', loaderFile: './image/loader.js' } };
