module.exports = {
  allowedDevOrigins: [],
  experimental: { mcpServer: false },
};
