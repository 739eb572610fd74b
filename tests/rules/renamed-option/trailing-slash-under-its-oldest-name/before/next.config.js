module.exports = {
  exportTrailingSlash: true,
};
