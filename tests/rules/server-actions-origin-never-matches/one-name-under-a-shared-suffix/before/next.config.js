module.exports = {
  experimental: { serverActions: { allowedOrigins: ["my-shop.vercel.app"] } },
};
