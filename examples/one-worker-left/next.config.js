module.exports = {
  experimental: {
    appDir: false, // no more than half of the cure here
  },
};
