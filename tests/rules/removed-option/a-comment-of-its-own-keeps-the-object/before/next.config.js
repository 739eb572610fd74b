module.exports = {
  experimental: {
    after: true, // since 15
    // cpus: 2,
  },
};
