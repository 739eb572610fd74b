module.exports = {
  output: require("our-output"),
};
