module.exports = {
  images: {
    loader: 'imgix', // the CDN
    path: 'https://example.imgix.net/', // with a slash
  },
};
