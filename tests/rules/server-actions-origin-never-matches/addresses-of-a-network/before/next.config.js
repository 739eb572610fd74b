module.exports = {
  experimental: { serverActions: { allowedOrigins: ["10.0.0.*", "192.168.*.*"] } },
};
