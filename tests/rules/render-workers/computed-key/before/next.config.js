const key = 'appDir';
module.exports = {
  experimental: { [key]: true },
};
