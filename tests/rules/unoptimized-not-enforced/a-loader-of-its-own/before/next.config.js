module.exports = {
  images: { unoptimized: true, loader: "custom" },
};
