module.exports = {
  output: 'export',
  async headers() {
    return [];
  },
};
