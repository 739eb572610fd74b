module.exports = {
  images: process.env.CDN ? { loader: 'imgix', path: 'https://example.imgix.net/' } : {},
};
