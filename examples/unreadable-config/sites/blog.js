module.exports = {
  basePath: '/blog',
};
