module.exports = {
  experimental: { serverActions: { allowedOrigins: ["*.vercel.app"] } },
};
