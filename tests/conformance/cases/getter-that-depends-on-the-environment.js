const flags = {
  get appDir() {
    return process.env.APP_DIR ? true : false;
  },
};

module.exports = { experimental: { appDir: flags.appDir } };
