module.exports = {
  experimental: { serverActions: true, cpus: 2 },
};
