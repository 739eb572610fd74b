module.exports = {
  experimental: { serverActions: { allowedOrigins: [] } },
};
