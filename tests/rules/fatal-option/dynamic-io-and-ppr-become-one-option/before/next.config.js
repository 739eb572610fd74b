module.exports = {
  experimental: {
    dynamicIO: true,
    ppr: true,
  },
};
