module.exports = {
  experimental: {
    // cpus: 2,
  },
};
