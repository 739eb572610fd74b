const withImages = require('next-images');

module.exports = withImages({ inlineImageLimit: 8192 });
