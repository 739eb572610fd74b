module.exports = {
  images: {
    dangerouslyAllowSVG: true,
    localPatterns: [{ pathname: "/**" }],
    imageSizes: [16, 32, 48, 64, 96, 128, 256, 384],
  },
};
