module.exports = {
  experimental: { serverActions: { allowedOrigins: ["Example.com"] } },
};
