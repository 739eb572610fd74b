module.exports = {
  experimental: undefined,
};
