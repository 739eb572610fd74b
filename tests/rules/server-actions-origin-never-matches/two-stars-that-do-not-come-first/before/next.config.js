module.exports = {
  experimental: { serverActions: { allowedOrigins: ["api.**.example.com"] } },
};
