module.exports = {
  images: { loader: "custom", loaderFile: "./loader.js" },
};
