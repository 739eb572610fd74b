module.exports = {
  experimental: { serverActions: { allowedOrigins: ["https://Example.com/", "proxy.example.com"] } },
};
