module.exports = {
  // files for the CDN
  output: "export",
  images: { unoptimized: true },
};
