module.exports = {
  experimental: { serverActions: { allowedOrigins: ["*.localhost:3000"] } },
};
