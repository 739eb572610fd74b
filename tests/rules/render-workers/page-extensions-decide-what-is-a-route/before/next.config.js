module.exports = {
  pageExtensions: ['page.tsx'],
};
