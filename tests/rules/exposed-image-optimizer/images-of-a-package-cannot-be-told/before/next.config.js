module.exports = {
  images: require("our-images"),
};
