const flags = { appDir: true, esmExternals: true };

module.exports = {
  experimental: {
    appDir: false,
    ...flags,
  },
};
