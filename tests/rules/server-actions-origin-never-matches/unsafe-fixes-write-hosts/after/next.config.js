module.exports = {
  experimental: { serverActions: { allowedOrigins: ["example.com", "proxy.example.com"] } },
};
