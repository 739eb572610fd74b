module.exports = {
  output: "export",
};
