module.exports = {
  experimental: { serverActions: { allowedOrigins: ["https://example.com/"] } },
};
