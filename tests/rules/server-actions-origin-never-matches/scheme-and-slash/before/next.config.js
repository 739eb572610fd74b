module.exports = {
  experimental: { serverActions: { allowedOrigins: ["https://example.com/", "proxy.example.com"] } },
};
