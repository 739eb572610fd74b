const overrides = { experimental: { appDir: true }, trailingSlash: true };

module.exports = {
  experimental: { appDir: false },
  trailingSlash: false,
  ...overrides,
};
