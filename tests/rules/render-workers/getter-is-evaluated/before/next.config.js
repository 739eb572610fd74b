module.exports = {
  get experimental() {
    return { appDir: false };
  },
};
