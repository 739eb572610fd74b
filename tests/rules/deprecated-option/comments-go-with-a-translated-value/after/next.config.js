module.exports = {
  images: {
    // hosts of the shop
    // the CDN
    remotePatterns: [{ hostname: 'a.example' }],
  },
};
