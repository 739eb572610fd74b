module.exports = { 'images': { 'loader': 'cloudinary', 'path': 'https://example.com/' } };
