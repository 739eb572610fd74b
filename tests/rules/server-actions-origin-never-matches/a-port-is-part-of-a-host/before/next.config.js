module.exports = {
  experimental: { serverActions: { allowedOrigins: ["localhost:3000", "example.com:8443"] } },
};
