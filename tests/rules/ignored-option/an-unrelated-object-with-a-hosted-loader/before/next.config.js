const other = { images: { loader: 'imgix', path: 'https://example.imgix.net/' } };
module.exports = { env: { IMAGES: other.images.path }, images: { qualities: [75] } };
