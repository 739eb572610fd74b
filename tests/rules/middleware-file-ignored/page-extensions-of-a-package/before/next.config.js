module.exports = {
  pageExtensions: require("our-extensions"),
};
