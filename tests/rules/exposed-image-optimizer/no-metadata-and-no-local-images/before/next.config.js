module.exports = {
  images: { localPatterns: [] },
};
