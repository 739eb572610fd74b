module.exports = {
  experimental: { serverActions: { allowedOrigins: ["example.*"] } },
};
