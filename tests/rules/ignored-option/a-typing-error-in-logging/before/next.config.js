module.exports = {
  logging: { fetchs: { fullUrl: true } },
};
