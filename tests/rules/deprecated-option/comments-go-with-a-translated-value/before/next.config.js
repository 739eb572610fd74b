module.exports = {
  images: {
    // hosts of the shop
    domains: ['a.example'], // the CDN
  },
};
