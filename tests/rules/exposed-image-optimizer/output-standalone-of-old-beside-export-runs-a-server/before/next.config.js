module.exports = {
  output: "export",
  experimental: { outputStandalone: true },
};
