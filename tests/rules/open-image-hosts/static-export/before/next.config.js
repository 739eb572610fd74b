module.exports = {
  output: "export",
  images: { remotePatterns: [{ hostname: "**" }] },
};
