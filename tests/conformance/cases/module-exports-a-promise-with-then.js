module.exports = Promise.resolve({ compress: true }).then((config) => ({
  ...config,
  experimental: { appDir: false },
}));
