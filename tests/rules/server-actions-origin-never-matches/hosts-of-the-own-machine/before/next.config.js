module.exports = {
  experimental: { serverActions: { allowedOrigins: ["*.localhost", "*.localhost:3000"] } },
};
