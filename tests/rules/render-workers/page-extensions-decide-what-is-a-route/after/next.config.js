module.exports = {
  pageExtensions: ['page.tsx'],
  experimental: { appDir: false },
};
