module.exports = {
  logging: { fetches: { fullUrl: true } },
};
