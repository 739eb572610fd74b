module.exports = {
  experimental: { serverActions: { allowedOrigins: ["my-app-*.vercel.app", "localhost:*"] } },
};
