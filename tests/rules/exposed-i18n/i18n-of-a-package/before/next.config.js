module.exports = {
  i18n: require("our-i18n"),
};
