module.exports = {
  images: { domains: ["**"] },
};
