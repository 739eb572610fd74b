module.exports = {
  experimental: { serverActions: { allowedOrigins: ["**.com"] } },
};
