module.exports = {
  experimental: { serverActions: { allowedOrigins: ["*.my-shop.github.io"] } },
};
