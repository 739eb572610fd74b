module.exports = {
  experimental: { ppr: 'incremental' },
};
