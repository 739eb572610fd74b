module.exports = {
  experimental: {
    browserDebugInfoInTerminal: { level: 'warn', depthLimit: 5 },
  },
};
