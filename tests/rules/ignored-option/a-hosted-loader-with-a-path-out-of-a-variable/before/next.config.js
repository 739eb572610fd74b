module.exports = { images: { loader: 'imgix', path: process.env.IMAGES || 'https://example.imgix.net/' } };
