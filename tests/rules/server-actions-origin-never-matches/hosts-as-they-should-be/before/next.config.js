module.exports = {
  experimental: { serverActions: { allowedOrigins: ["example.com", "example.com:8443", "*.example.com"] } },
};
