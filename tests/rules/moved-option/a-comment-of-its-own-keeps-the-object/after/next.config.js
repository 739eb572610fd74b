module.exports = {
  experimental: {
    // cpus: 2,
  }, // tuning
  serverExternalPackages: ['sharp'],
};
