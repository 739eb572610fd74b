module.exports = {
  experimental: {
    serverComponentsExternalPackages: ['sharp'],
    // cpus: 2,
  }, // tuning
};
