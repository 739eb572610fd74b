module.exports = {
  experimental: { serverActions: { allowedOrigins: [process.env.ORIGIN] } },
};
