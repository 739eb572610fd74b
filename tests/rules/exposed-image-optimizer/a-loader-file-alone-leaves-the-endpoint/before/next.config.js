module.exports = {
  images: { loaderFile: "./loader.js" },
};
