const appDir = true;
module.exports = {
  experimental: { appDir },
};
