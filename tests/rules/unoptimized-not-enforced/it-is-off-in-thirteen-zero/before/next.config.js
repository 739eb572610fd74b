module.exports = {
  images: { unoptimized: false },
};
