module.exports = {
  experimental: {
    turbo: { rules: { "*.svg": { loaders: [require.resolve("./loaders/svg")] } } },
  },
};
