module.exports = {
  get experimental() {
    return { appDir: false };
  },
  get env() {
    return { COUNT: String(1 + 1) };
  },
};
