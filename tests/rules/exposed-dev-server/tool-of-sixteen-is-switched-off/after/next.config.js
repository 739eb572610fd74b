module.exports = {
  experimental: { mcpServer: false },
};
