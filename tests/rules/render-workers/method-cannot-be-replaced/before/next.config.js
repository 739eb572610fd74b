module.exports = {
  experimental: { appDir() {} },
};
